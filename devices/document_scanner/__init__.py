"""Document cameras (高拍仪) over V4L2."""
