"""A pack on paper: the handout of a class and the teacher's copy, as HTML and as PDF."""
