"""Pictures of every screen, and of every dialog over the screen that asks it; one file a screen.

A file has `draw`, for its screen, and `ask`, for the dialogs that are asked there. A test walks all
dialogs and questions of the windows: one that no `ask` opens fails it.
"""
