"""What each path of the program costs, as multiples of a bare Python process."""
