# Sourced by inside.sh: the two real sessions, each up to the first frame drawn (the unit is "active" after it).
session() { # session WORDS LINE… (of session.env)
  local words=$1; shift
  systemctl stop menkou-ui.service menkou-out-of-order.service
  systemctl reset-failed
  printf '%s\n' "$@" >/etc/menkou/session.env
  check "$words" systemctl start menkou-ui.service
  check "$words: it stays" bash -c 'sleep 3; systemctl is-active --quiet menkou-ui.service'
}
in_unit() { pgrep -u menkou-ui -x "$1"; }
# No panel in a container: the compositor draws into memory, by processor.
HEADLESS="WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman"
session "cage shows the kiosk" MENKOU_SESSION=cage $HEADLESS
check "cage runs as the screen's user" in_unit cage
session "cage shows it on a panel on its side" MENKOU_SESSION=cage MENKOU_ROTATE=90 $HEADLESS
check "cage was told to turn once" bash -c 'tr "\0" " " <"/proc/$(pgrep -u menkou-ui -x cage)/cmdline" | grep -q "cage -d -r -- "'
session "an X server shows the kiosk" MENKOU_SESSION=x11 \
  'MENKOU_X_SERVER=/usr/bin/Xvfb :0 -screen 0 1080x1920x24 -nolisten tcp'
check "the X server runs as the screen's user" in_unit Xvfb
session "a turn that no panel has is left out" MENKOU_SESSION=cage MENKOU_ROTATE=45 $HEADLESS
check "and the journal says so" bash -c 'journalctl -b -q -u menkou-ui | grep -q "MENKOU_ROTATE must be"'
systemctl stop menkou-ui.service
printf 'MENKOU_SESSION=offscreen\n' >/etc/menkou/session.env
