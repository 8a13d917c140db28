#!/usr/bin/env bash
# Beside a mongod: makes it a member of its set (member.js), then sleeps.
#   member.sh ready    tells whether the mongod serves, as primary or secondary
#   member.sh joined   the same, once its users are made too; only in the container that made them
set -euo pipefail

made=/tmp/joined
port=${SELF:-:27017}

# What a mongod says of itself before any sign-in. mongosh would take a second of a core to ask, four times a minute in each
# member: this is the command {hello: 1, $db: "admin"} as one OP_MSG, and the answer's two booleans.
serves() {
  exec 3<>"/dev/tcp/127.0.0.1/${port##*:}"
  printf '%b' '\064\0\0\0\001\0\0\0\0\0\0\0\335\a\0\0\0\0\0\0\0' \
    '\037\0\0\0\020hello\0\001\0\0\0\002$db\0\006\0\0\0admin\0\0' >&3
  timeout 3 dd bs=64K count=1 status=none <&3 | LC_ALL=C tr '\0\1' '.T' | LC_ALL=C grep -aqE '(isWritablePrimary|secondary)\.T'
}

case ${1:-} in
  ready | joined)
    [[ $1 == ready || -f $made ]] || exit 1
    serves 2>/dev/null || exit 1
    exit
    ;;
esac

if [[ -z ${SELF:-} ]]; then
  # A pod of a StatefulSet: its name ends in its number, and its peers are the other numbers.
  ordinal=${POD_NAME##*-}
  name() { printf '%s-%s.%s.%s.svc:27017' "${POD_NAME%-*}" "$1" "$SERVICE" "$NAMESPACE"; }
  SELF=$(name "$ordinal") PEERS='' FIRST=false
  for ((other = 0; other < MEMBERS; other++)); do
    ((other == ordinal)) || PEERS+="$(name "$other") "
  done
  [[ $ordinal != 0 ]] || FIRST=true
  export SELF PEERS FIRST
fi

trap 'exit 0' TERM INT
rm -f "$made"
mongosh --quiet --norc --nodb --file "$(dirname "${BASH_SOURCE[0]}")/member.js" &
wait $!
touch "$made"
sleep infinity &
wait $!
