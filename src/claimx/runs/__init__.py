"""The main job, and runs on disk."""
