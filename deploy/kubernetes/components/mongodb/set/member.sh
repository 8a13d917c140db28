#!/usr/bin/env bash
# Beside a mongod: makes it a member of its set (member.js), then sleeps.
#   member.sh ready    tells whether the mongod serves, as primary or secondary
#   member.sh joined   the same, once its users are made too; only in the container that made them
set -euo pipefail

made=/tmp/joined
port=${SELF:-:27017}

case ${1:-} in
  ready | joined)
    [[ $1 == ready || -f $made ]] || exit 1
    exec mongosh --quiet --norc "mongodb://127.0.0.1:${port##*:}/?directConnection=true&serverSelectionTimeoutMS=3000" \
      --eval 'const it = db.hello(); quit(it.isWritablePrimary || it.secondary ? 0 : 1)'
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
