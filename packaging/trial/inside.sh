#!/bin/bash
# Runs as a unit in the booted container. Every line that begins with "ok" or "BAD" counts.
set -u
NEW=$1
VISITS=$2
PY="/usr/lib/menkou-kiosk/bin/python3 -B"
CASES=12
say() { echo "$(date +%T) $*"; }
check() { # check WORDS COMMAND…
  local words=$1; shift
  if "$@" >/tmp/check.log 2>&1; then say "ok  $words"; return; fi
  say "BAD $words"
  tail -n 12 /tmp/check.log
  journalctl -b -q --no-pager -n 12 -o cat -u 'menkou-*'
}
wait_for() { # wait_for SECONDS COMMAND…
  local left=$(($1 * 5)); shift
  until "$@" >/dev/null 2>&1; do left=$((left - 1)); [ $left -gt 0 ] || return 1; sleep 0.2; done
}
active() { systemctl is-active --quiet "$1"; }
main_pid() { systemctl show -p MainPID --value "$1"; }
counts() { menkou outbox status --settings /etc/menkou/kiosk.toml --json; }
all_arrived() { counts | $PY -c "import json,sys; c=json.load(sys.stdin); c=c.get('cases', c); sys.exit(c['accepted'] != $CASES)"; }
other_pid() { local pid; pid=$(main_pid "$1"); [ "$pid" != "$2" ] && [ "$pid" != 0 ] && active "$1"; }

printf 'MENKOU_SESSION=offscreen\n' >/etc/menkou/session.env
check "a kiosk without settings shows that it is out of order" wait_for 30 active menkou-out-of-order.service
check "every import of every driver works" $PY -I /trial/imports.py
check "the platform is set up" $PY -I /trial/site.py central
chown menkou-courier /etc/menkou/kiosk.token; chmod 0400 /etc/menkou/kiosk.token
chown root:menkou-central /etc/menkou/central.toml; chmod 0640 /etc/menkou/central.toml
check "the platform starts" systemctl restart menkou-central.service
check "the kiosk is set up" $PY -I /trial/site.py kiosk
systemctl stop menkou-ui.service menkou-out-of-order.service
systemctl reset-failed
began=$(date +%s.%N)
systemctl restart menkou-devices.service menkou-courier.service menkou-ui.service
say "unit start to first frame: $(echo "$(date +%s.%N) - $began" | bc) s"
for unit in menkou-central menkou-devices menkou-courier menkou-ui; do
  check "$unit is up" wait_for 60 active $unit.service
done
check "the screen has no network" test "$(nsenter -t "$(main_pid menkou-ui.service)" -n ip -o link 2>/dev/null | grep -vc ': lo:')" = 0
check "the screen cannot read the token" bash -c "! setpriv --reuid menkou-ui --regid menkou --init-groups cat /etc/menkou/kiosk.token"

check "the operator's password is in no journal and in a file of its own" bash -c \
  'p=$(cat /var/lib/menkou-central/operator.password) && test -n "$p" && ! journalctl -b -q | grep -F -e "$p"'

check "menkou doctor finds nothing that does not work" \
  bash -c 'menkou doctor --lang en; test $? -le 1'

sleep 20
for unit in menkou-central menkou-devices menkou-courier menkou-ui; do
  group=/sys/fs/cgroup/systemd/system.slice/$unit.service
  [ -d "$group" ] || group=/sys/fs/cgroup/system.slice/$unit.service
  $PY -I /trial/idle.py "$unit" "$group"
done

for unit in menkou-central menkou-devices menkou-courier menkou-ui; do
  before=$(main_pid $unit.service)
  systemctl kill -s KILL --kill-who=main $unit.service
  check "$unit comes back after SIGKILL" wait_for 60 other_pid $unit.service "$before"
done

systemctl stop menkou-ui.service menkou-courier.service menkou-central.service
check "$CASES applications are kept while the line is down" \
  setpriv --reuid menkou-ui --regid menkou --init-groups bash -c "umask 0007; $PY -I /trial/keep.py $CASES"
check "a newer package is installed over a full outbox" \
  env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$NEW"
systemctl start menkou-central.service menkou-courier.service menkou-ui.service
check "all $CASES reach the platform after the upgrade" wait_for 90 all_arrived
counts
check "the ledger is whole" menkou outbox verify --settings /etc/menkou/kiosk.toml

. /trial/sessions.sh
. /trial/visits.sh

echo 'menkou-kiosk menkou-kiosk/destroy boolean true' | debconf-set-selections
echo 'menkou-central menkou-central/destroy boolean true' | debconf-set-selections
rm -rf /var/lib/menkou-items /srv/trial
check "both packages are purged" env DEBIAN_FRONTEND=noninteractive apt-get purge -y -q menkou-kiosk menkou-central
left=$(find /etc /usr /var /opt /srv /home -xdev \( -path /var/lib/dpkg -o -path /var/log -o -path /var/cache \) -prune -o -name '*menkou*' -print)
check "nothing is left (${left:-nothing})" test -z "$left"
check "no user is left" bash -c '! getent passwd | grep menkou'
say "end of trial"
