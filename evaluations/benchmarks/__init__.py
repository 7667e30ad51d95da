"""What the product costs and gives beside what a user could pick instead."""
