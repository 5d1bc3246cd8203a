#!/usr/bin/env bash
# start-cost.sh [RUNTIME…] says how much longer the smallest application takes to start with the jar,
# and how much more memory it then has: the medians of five starts, with and without in turns.
# Needs the jar in the local repository (mvn install -DskipTests in the root), curl, and Linux; for
# Helidon also a JDK from 21 in /usr/lib/jvm.
set -euo pipefail
cd "$(dirname "$0")"

port=18080
starts=${STARTS:-5}
export TWILIO_ACCOUNT_SID=ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
export TWILIO_API_KEY=SKbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
export TWILIO_API_SECRET=cccccccccccccccccccccccccccccccc
process=
trap 'if [ -n "$process" ]; then kill -KILL "$process" 2>/dev/null || true; fi' EXIT

# command_of RUNTIME HELLO: the command that starts it, in the array $command
command_of() {
  case $1 in
    quarkus) command=(java -Dquarkus.http.host=127.0.0.1 "-Dquarkus.http.port=$port" -jar "quarkus/target/$2/quarkus-app/quarkus-run.jar") ;;
    payara) command=(java -jar payara/target/payara-micro.jar --deploy "payara/target/$2/hello.war" --contextroot / --port "$port"
      --nocluster --rootDir "target/root-$SECONDS-$RANDOM" --prebootcommandfile ../../../server-config/payara-micro/preboot.asadmin) ;;
    helidon) command=("$(ls /usr/lib/jvm/*-25-*/bin/java /usr/lib/jvm/*-2[1-9]-*/bin/java 2>/dev/null | head -1)" -Dserver.host=127.0.0.1 "-Dserver.port=$port" -jar "helidon/target/$2/hello.jar") ;;
    *) echo "there is no $1: quarkus, payara, helidon" >&2; exit 2 ;;
  esac
}

# start_once RUNTIME HELLO: appends milliseconds and KiB to target/RUNTIME-HELLO.txt
start_once() {
  local begun ended memory
  command_of "$1" "$2"
  begun=$(date +%s%N)
  "${command[@]}" >"target/$1-$2.log" 2>&1 &
  process=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/hello"; do
    kill -0 "$process" || { cat "target/$1-$2.log" >&2; exit 1; }
    sleep 0.02
  done
  ended=$(date +%s%N)
  memory=$(awk '/^VmRSS/ {print $2}' "/proc/$process/status")
  kill "$process"
  wait "$process" 2>/dev/null || true
  process=
  echo "$(((ended - begun) / 1000000)) $memory" >>"target/$1-$2.txt"
}

# median FILE COLUMN
median() { awk -v c="$2" '{print $c}' "$1" | sort -n | sed -n "$(((starts + 1) / 2))p"; }

mkdir -p target
echo "| runtime | start with the jar | without | ratio | resident memory with the jar | without | ratio |"
echo "|---|---|---|---|---|---|---|"
for runtime in "${@:-quarkus payara helidon}"; do
  for one in $runtime; do
    rm -f target/"$one"-*.txt
    for hello in plain token; do
      mvn -B -q -f "$one" package "-Dhello=$hello" >"target/$one-build.log" 2>&1 || { cat "target/$one-build.log" >&2; exit 1; }
    done
    for ((i = 0; i < starts; i++)); do
      start_once "$one" plain
      start_once "$one" token
    done
    awk -v r="$one" -v t="$(median "target/$one-token.txt" 1)" -v p="$(median "target/$one-plain.txt" 1)" \
      -v m="$(median "target/$one-token.txt" 2)" -v n="$(median "target/$one-plain.txt" 2)" \
      'BEGIN {printf "| %s | %d ms | %d ms | %.2f | %d MiB | %d MiB | %.2f |\n", r, t, p, t / p, m / 1024, n / 1024, m / n}'
  done
done
