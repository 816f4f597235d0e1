"""The window: widgets only. What a person can do stands in ``desktop.services``; nothing but ``desktop.app`` imports
this.
"""
