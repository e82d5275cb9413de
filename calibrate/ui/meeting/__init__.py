"""The facilitator's console: who has submitted, what split and why, and the decision."""
