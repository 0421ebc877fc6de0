about: the kernel never says a byte
verdict: hang
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with a console that the kernel does not have, and a PID 1 that spins; the deadline was 12 s
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'console=hvc0 panic=-1 fault=init-spins'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: deadline first-byte 12000
ended-ms: 12051
--- console
--- results
--- stderr
