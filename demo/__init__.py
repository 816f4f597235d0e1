"""``make demo``: a chair's main job, acted out in the real window against a real server."""
