"""The world: files and folders of an office, and the data that comes with the tool."""
