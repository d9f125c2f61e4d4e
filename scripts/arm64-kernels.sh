#!/usr/bin/env bash
# The C kernels on arm64, emulated, against this machine: the same input, the same bits. Not part of `make test`: it needs
#   apt-get install libc6-dev-arm64-cross libstdc++-12-dev-arm64-cross libgcc-12-dev-arm64-cross qemu-user-static
set -euo pipefail
cd "$(dirname "$0")/.."
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
cross=/usr/aarch64-linux-gnu gcc=/usr/lib/gcc-cross/aarch64-linux-gnu/12
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=(-O2 -ffp-contract=off -ISources/CKernels/include -ISources/CText/include)

for source in Tests/arm64/kernels.c Sources/CKernels/*.c Sources/CText/scan.c; do
  "$clang" "${flags[@]}" -c "$source" -o "$work/$(basename "$source").here.o"
  "$clang" --target=aarch64-linux-gnu "${flags[@]}" -isystem "$cross/include" -c "$source" -o "$work/$(basename "$source").arm.o"
done
"$clang++" "${flags[@]}" -c Sources/CText/number.cpp -o "$work/number.here.o"
"$clang++" --target=aarch64-linux-gnu "${flags[@]}" -isystem "$cross/include/c++/12" -isystem "$cross/include/c++/12/aarch64-linux-gnu" \
  -isystem "$cross/include" -idirafter /usr/include -c Sources/CText/number.cpp -o "$work/number.arm.o"
"$clang++" "$work"/*.here.o -o "$work/here" -lm
"$clang++" --target=aarch64-linux-gnu -fuse-ld=lld -nostdlib -static -o "$work/arm" "$cross/lib/crt1.o" "$cross/lib/crti.o" \
  "$work"/*.arm.o -L"$gcc" -L"$cross/lib" -lstdc++ -lm -lc -lgcc -lgcc_eh -lc "$cross/lib/crtn.o"

"$work/here" >"$work/here.txt"
qemu-aarch64-static "$work/arm" >"$work/arm.txt"
diff "$work/here.txt" "$work/arm.txt"
sed 's/^/ok   the same bits on arm64: /' "$work/here.txt"
