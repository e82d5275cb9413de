"""What an organisation has chosen for its sessions."""
