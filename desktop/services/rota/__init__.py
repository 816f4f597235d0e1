"""轮值 Who is on duty when, and 领办项目 what executive members take up.

``turns`` (spans of a year, who has which, whom to ask for one that nobody has) is pure; ``records`` has rotas and
turns, ``projects`` what was proposed and taken up.
"""
