about: a kernel without IPv4 namespaces
verdict: fail
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with kiso's own guest
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: ipv4ns bind/tcp-any-two-namespaces isolates
plan: netns bind/tcp-any-two-namespaces isolates
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-address-two-namespaces isolates
plan: netns bind/tcp-address-two-namespaces isolates
plan: none bind/tcp-address-two-namespaces isolates
plan: ipv4ns bind/tcp-conflicts guards
plan: netns bind/tcp-conflicts guards
plan: none bind/tcp-conflicts guards
plan: ipv4ns lookup/tcp-own-listener isolates
plan: netns lookup/tcp-own-listener isolates
plan: none lookup/tcp-own-listener isolates
plan: ipv4ns lookup/tcp-own-any-over-foreign-address isolates
plan: netns lookup/tcp-own-any-over-foreign-address isolates
plan: none lookup/tcp-own-any-over-foreign-address isolates
plan: ipv4ns lookup/tcp-ordinary guards
plan: netns lookup/tcp-ordinary guards
plan: none lookup/tcp-ordinary guards
plan: ipv4ns procfs/tcp-listen isolates
plan: netns procfs/tcp-listen isolates
plan: none procfs/tcp-listen isolates
plan: ipv4ns procfs/tcp-established isolates
plan: netns procfs/tcp-established isolates
plan: none procfs/tcp-established isolates
plan: ipv4ns procfs/tcp-own-rows guards
plan: netns procfs/tcp-own-rows guards
plan: none procfs/tcp-own-rows guards
end: exited 0
ended-ms: 2480
--- console
   219 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   220 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   220 |[    0.000000] BIOS-provided physical RAM map:
   220 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   220 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   222 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   224 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   224 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   224 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   224 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   224 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   224 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   224 |[    0.000000] printk: bootconsole [uart8250] enabled
   224 |[    0.000000] NX (Execute Disable) protection: active
   253 |[    0.000000] tsc: Fast TSC calibration failed
   257 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   258 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   265 |[    0.000000] RAMDISK: [mem 0x0fdb5000-0x0ffd7fff]
   266 |[    0.000000] ACPI: Early table checksum verification disabled
   268 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   268 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   268 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   269 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   270 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   271 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   272 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   276 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   276 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   276 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   276 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   276 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   276 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   276 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   276 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   276 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   278 |[    0.000000] Zone ranges:
   278 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   279 |[    0.000000]   Normal   empty
   279 |[    0.000000] Movable zone start for each node
   280 |[    0.000000] Early memory node ranges
   281 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   281 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   282 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   286 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   287 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   288 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   289 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   292 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   292 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   292 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   292 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   292 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   292 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   292 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   292 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   292 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   292 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   292 |[    0.000000] Booting paravirtualized kernel on bare hardware
   293 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   295 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   301 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   304 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   304 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   307 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   309 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   312 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   316 |[    0.000000] Memory: 241396K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 19972K reserved, 0K cma-reserved)
   318 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   327 |[    0.000000] rcu: Hierarchical RCU implementation.
   328 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   329 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   330 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   332 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   335 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   340 |[    0.000000] printk: console [ttyS0] enabled
   344 |[    0.000000] printk: console [ttyS0] enabled
   344 |[    0.000000] printk: bootconsole [uart8250] disabled
   344 |[    0.000000] printk: bootconsole [uart8250] disabled
   344 |[    0.000000] ACPI: Core revision 20220331
   345 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   348 |[    0.000000] APIC: Switch to symmetric I/O mode setup
   351 |[    0.000000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   465 |[    0.012000] tsc: Unable to calibrate against PIT
   465 |[    0.016000] tsc: using HPET reference calibration
   465 |[    0.016000] tsc: Detected 2593.710 MHz processor
   465 |[    0.000290] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2563063ff29, max_idle_ns: 440795290421 ns
   465 |[    0.000577] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   465 |[    0.001479] process: using AMD E400 aware idle routine
   465 |[    0.001632] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   465 |[    0.001719] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   470 |[    0.005399] x86/fpu: x87 FPU will use FXSAVE
   478 |[    0.017268] Freeing SMP alternatives memory: 16K
   478 |[    0.018356] pid_max: default: 4096 minimum: 301
   492 |[    0.029274] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   492 |[    0.029548] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   754 |[    0.213392] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   759 |[    0.217370] Performance Events: PMU not available due to virtualization, using software events only.
   760 |[    0.219354] signal: max sigframe size: 1040
   761 |[    0.220718] rcu: Hierarchical SRCU implementation.
   762 |[    0.221441] rcu: 	Max phase no-delay instances is 1000.
   765 |[    0.223953] smp: Bringing up secondary CPUs ...
   768 |[    0.226773] x86: Booting SMP configuration:
   785 |[    0.227393] .... node  #0, CPUs:      #1
   786 |[    0.241688] smp: Brought up 1 node, 2 CPUs
   786 |[    0.242269] smpboot: Max logical packages: 1
   787 |[    0.242933] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   816 |[    0.268529] devtmpfs: initialized
   824 |[    0.277071] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   824 |[    0.277779] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   824 |[    0.278932] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   827 |[    0.282699] PCI: Using configuration type 1 for base access
   835 |[    0.289544] ACPI: Added _OSI(Module Device)
   837 |[    0.292585] ACPI: Added _OSI(Processor Device)
   838 |[    0.293172] ACPI: Added _OSI(Processor Aggregator Device)
   857 |[    0.309204] ACPI: 1 ACPI AML tables successfully acquired and loaded
   873 |[    0.328186] ACPI: Interpreter enabled
   874 |[    0.329012] ACPI: PM: (supports S0 S5)
   875 |[    0.329607] ACPI: Using IOAPIC for interrupt routing
   876 |[    0.331126] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   884 |[    0.332589] PCI: Using E820 reservations for host bridge windows
   884 |[    0.337335] ACPI: Enabled 2 GPEs in block 00 to 3F
   915 |[    0.365707] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   916 |[    0.368927] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   917 |[    0.370065] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   924 |[    0.379395] PCI host bridge to bus 0000:00
   926 |[    0.380641] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   929 |[    0.383739] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   929 |[    0.383865] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   929 |[    0.384009] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   930 |[    0.384559] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   934 |[    0.387316] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   934 |[    0.387652] pci_bus 0000:00: root bus resource [bus 00-ff]
   934 |[    0.389314] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   939 |[    0.394107] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   939 |[    0.394547] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   950 |[    0.396489] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   956 |[    0.396489] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   972 |[    0.396489] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   972 |[    0.400489] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1000 |[    0.400489] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1000 |[    0.400489] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1000 |[    0.400489] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1000 |[    0.400489] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1000 |[    0.400489] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1056 |[    0.405298] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1056 |[    0.406389] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1056 |[    0.406781] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1056 |[    0.406968] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1056 |[    0.407090] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1056 |[    0.407218] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1056 |[    0.407328] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1056 |[    0.407435] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1056 |[    0.408580] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1056 |[    0.408770] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1056 |[    0.412558] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1092 |[    0.429026] PCI: Using ACPI for IRQ routing
  1116 |[    0.453677] clocksource: Switched to clocksource tsc-early
  1137 |[    0.467493] pnp: PnP ACPI init
  1149 |[    0.488716] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1151 |[    0.490465] pnp: PnP ACPI: found 6 devices
  1163 |[    0.503537] NET: Registered PF_INET protocol family
  1165 |[    0.505389] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1175 |[    0.514079] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1176 |[    0.516350] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1180 |[    0.517353] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1180 |[    0.517662] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1180 |[    0.517871] TCP: Hash tables configured (established 2048 bind 2048)
  1180 |[    0.519001] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1180 |[    0.519247] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1180 |[    0.520059] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1180 |[    0.520587] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1182 |[    0.520587] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1184 |[    0.520587] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1185 |[    0.520587] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1187 |[    0.520587] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1187 |[    0.520587] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1199 |[    0.539732] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1201 |[    0.541395] Unpacking initramfs...
  1220 |[    0.559067] Freeing initrd memory: 2188K
  1241 |[    0.581754] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1244 |[    0.583998] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1268 |[    0.601930] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1296 |[    0.626893] NET: Registered PF_INET6 protocol family
  1348 |[    0.679593] Segment Routing with IPv6
  1368 |[    0.706308] In-situ OAM (IOAM) with IPv6
  1368 |[    0.706833] NET: Registered PF_PACKET protocol family
  1368 |[    0.707838] DCCP: Activated CCID 2 (TCP-like)
  1368 |[    0.708675] IPI shorthand broadcast: enabled
  1369 |[    0.709475] sched_clock: Marking stable (724769137, -15510777)->(916271070, -207012710)
  1793 |[    1.133373] Freeing unused kernel image (initmem) memory: 716K
  1812 |[    1.141653] Write protecting the kernel read-only data: 10240k
  1812 |[    1.145872] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1812 |[    1.149461] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1812 |[    1.149757] Run /init as init process
  2267 |[    1.588098] tsc: Refined TSC clocksource calibration: 2596.143 MHz
  2267 |[    1.592075] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x256c00b2aae, max_idle_ns: 440795315360 ns
  2267 |[    1.607577] clocksource: Switched to clocksource tsc
  2454 |[    1.795228] ACPI: PM: Preparing to enter system sleep state S5
  2457 |[    1.798357] reboot: Power down
--- results
  1944 |KTAP version 1
  1952 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1952 |1..27
  1952 |# kiso start 1 ipv4ns/bind/tcp-any-two-namespaces
  1972 |# us 19616
  1972 |not ok 1 ipv4ns/bind/tcp-any-two-namespaces # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  1972 |# kiso start 2 netns/bind/tcp-any-two-namespaces
  1992 |# us 17412
  1992 |ok 2 netns/bind/tcp-any-two-namespaces
  1992 |# kiso start 3 none/bind/tcp-any-two-namespaces
  1992 |# us 2486
  1992 |not ok 3 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4096: EADDRINUSE
  1993 |# kiso start 4 ipv4ns/bind/tcp-address-two-namespaces
  1994 |# us 930
  1994 |not ok 4 ipv4ns/bind/tcp-address-two-namespaces # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  1994 |# kiso start 5 netns/bind/tcp-address-two-namespaces
  2016 |# us 6392
  2016 |ok 5 netns/bind/tcp-address-two-namespaces
  2016 |# kiso start 6 none/bind/tcp-address-two-namespaces
  2016 |# us 1608
  2016 |not ok 6 none/bind/tcp-address-two-namespaces # FAIL namespace 2: bind to 127.0.0.1:4192: EADDRINUSE
  2016 |# kiso start 7 ipv4ns/bind/tcp-conflicts
  2016 |# us 5902
  2016 |not ok 7 ipv4ns/bind/tcp-conflicts # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2016 |# kiso start 8 netns/bind/tcp-conflicts
  2020 |# us 8524
  2020 |ok 8 netns/bind/tcp-conflicts
  2020 |# kiso start 9 none/bind/tcp-conflicts
  2072 |# us 50607
  2072 |ok 9 none/bind/tcp-conflicts
  2072 |# kiso start 10 ipv4ns/lookup/tcp-own-listener
  2072 |# us 1354
  2072 |not ok 10 ipv4ns/lookup/tcp-own-listener # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2072 |# kiso start 11 netns/lookup/tcp-own-listener
  2297 |# us 209584
  2297 |ok 11 netns/lookup/tcp-own-listener
  2297 |# kiso start 12 none/lookup/tcp-own-listener
  2297 |# us 1674
  2297 |not ok 12 none/lookup/tcp-own-listener # FAIL namespace 2: bind to 127.0.0.1:4384: EADDRINUSE
  2297 |# kiso start 13 ipv4ns/lookup/tcp-own-any-over-foreign-address
  2297 |# us 1278
  2297 |not ok 13 ipv4ns/lookup/tcp-own-any-over-foreign-address # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2297 |# kiso start 14 netns/lookup/tcp-own-any-over-foreign-address
  2301 |# us 14832
  2301 |ok 14 netns/lookup/tcp-own-any-over-foreign-address
  2302 |# kiso start 15 none/lookup/tcp-own-any-over-foreign-address
  2335 |# us 18394
  2335 |not ok 15 none/lookup/tcp-own-any-over-foreign-address # FAIL a connection arrived at socket 1 instead of 2
  2335 |# kiso start 16 ipv4ns/lookup/tcp-ordinary
  2335 |# us 1492
  2335 |not ok 16 ipv4ns/lookup/tcp-ordinary # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2335 |# kiso start 17 netns/lookup/tcp-ordinary
  2335 |# us 11980
  2335 |ok 17 netns/lookup/tcp-ordinary
  2335 |# kiso start 18 none/lookup/tcp-ordinary
  2360 |# us 7390
  2360 |ok 18 none/lookup/tcp-ordinary
  2360 |# kiso start 19 ipv4ns/procfs/tcp-listen
  2360 |# us 3441
  2360 |not ok 19 ipv4ns/procfs/tcp-listen # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2360 |# kiso start 20 netns/procfs/tcp-listen
  2369 |# us 22528
  2369 |ok 20 netns/procfs/tcp-listen
  2392 |# kiso start 21 none/procfs/tcp-listen
  2392 |# us 7249
  2392 |not ok 21 none/procfs/tcp-listen # FAIL namespace 2: /proc/net/tcp lists a socket of the first 1 times, not 0 times
  2392 |# kiso start 22 ipv4ns/procfs/tcp-established
  2392 |# us 1218
  2392 |not ok 22 ipv4ns/procfs/tcp-established # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2392 |# kiso start 23 netns/procfs/tcp-established
  2394 |# us 15271
  2394 |ok 23 netns/procfs/tcp-established
  2395 |# kiso start 24 none/procfs/tcp-established
  2405 |# us 10160
  2406 |not ok 24 none/procfs/tcp-established # FAIL namespace 2: /proc/net/tcp lists a client of the first 1 times, not 0 times
  2413 |# kiso start 25 ipv4ns/procfs/tcp-own-rows
  2415 |# us 1685
  2416 |not ok 25 ipv4ns/procfs/tcp-own-rows # ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL
  2418 |# kiso start 26 netns/procfs/tcp-own-rows
  2434 |# us 15415
  2435 |ok 26 netns/procfs/tcp-own-rows
  2435 |# kiso start 27 none/procfs/tcp-own-rows
  2445 |# us 8878
  2445 |ok 27 none/procfs/tcp-own-rows
  2446 |# kiso goodbye ran=27
--- stderr
