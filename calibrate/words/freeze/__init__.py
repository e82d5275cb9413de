"""What is said once set-up is frozen: of people who come or go, and of the day ratings are due."""
