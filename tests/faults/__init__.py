"""What happens when processes are killed, and servers stop answering."""
