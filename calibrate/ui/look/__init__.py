"""How everything looks: tokens, faces, marks, and text broken into lines."""
