# Sourced by inside.sh: the installed units play visits. Devices, line and licence codes are simulated by a
# unit beside them; in menkou-ui.service a robot's finger is on the installed kiosk's glass, nothing else is other.
say "playing $VISITS visits with the installed units"
systemctl stop menkou-ui.service menkou-devices.service menkou-courier.service
systemctl reset-failed
cat >/run/systemd/system/trial-bench.service <<'UNIT'
[Service]
ExecStart=/usr/lib/menkou-kiosk/bin/python3 -I -B /trial/bench.py
User=menkou-devices
Group=menkou
UMask=0007
RuntimeDirectory=menkou-trial
RuntimeDirectoryMode=0750
WorkingDirectory=/run/menkou-trial
UNIT
mkdir -p /run/systemd/system/menkou-ui.service.d /run/systemd/system/menkou-devices.service.d
cat >/run/systemd/system/menkou-ui.service.d/player.conf <<UNIT
[Service]
ExecStart=
ExecStart=/usr/lib/menkou-kiosk/session /usr/lib/menkou-kiosk/bin/python3 -I -B /trial/player.py
Environment=TRIAL_VISITS=$VISITS
UNIT
# The simulated camera keeps its turn beside its frames.
printf '[Service]\nReadWritePaths=/run/menkou-trial\n' >/run/systemd/system/menkou-devices.service.d/bench.conf
systemctl daemon-reload
systemctl start trial-bench.service
check "simulated devices are plugged in" wait_for 60 test -S /run/menkou-trial/codes.sock
check "the kiosk is told about them" $PY -I /trial/site.py visits
systemctl start menkou-devices.service menkou-courier.service menkou-ui.service
check "the visits come to an end" wait_for $((VISITS * 40 + 300)) test -s /run/menkou-ui/played.json
say "$(cat /run/menkou-ui/played.json)"
check "$VISITS visits: all kept, all accepted, no warning" $PY -c "
import json; r = json.load(open('/run/menkou-ui/played.json'))
assert r.get('visits') == r['kept'] == r['accepted'] == $VISITS and not r['warnings'], r"
for unit in menkou-ui menkou-devices menkou-courier menkou-central; do
  check "$unit was not restarted meanwhile" test "$(systemctl show -p NRestarts --value $unit.service)" = 0
done
[ -s /run/menkou-ui/played.json ] || journalctl -b -q --no-pager -n 40 -o cat -u 'menkou-*' -u trial-bench
check "menkou doctor knows the devices" bash -c 'menkou doctor --lang en; test $? -le 1'
check "the ledger is whole after them" menkou outbox verify --settings /etc/menkou/kiosk.toml
systemctl stop menkou-ui.service menkou-devices.service trial-bench.service
rm -r /run/systemd/system/menkou-ui.service.d /run/systemd/system/menkou-devices.service.d /run/systemd/system/trial-bench.service
systemctl daemon-reload
