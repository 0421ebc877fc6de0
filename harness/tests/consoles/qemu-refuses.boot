about: QEMU does not start
verdict: infra
kernel: Linux 6.1.192, never started
made: recorded with a device that QEMU does not know
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -device no-such-device -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 1
ended-ms: 154
--- console
--- results
--- stderr
     0 |qemu-system-x86_64: -device no-such-device: 'no-such-device' is not a valid device model name
