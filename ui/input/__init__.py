"""Input by hand: pinyin and the pads. Nothing typed is learnt or stored."""
