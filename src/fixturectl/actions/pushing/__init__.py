"""The parts of `push`: what changed, on which branch it goes, in which words, and where to look."""
