about: the machine resets in the middle of a case without a word
verdict: crash
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol and then calls reboot(RB_AUTOBOOT)
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=reset'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 2527
--- console
   738 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   749 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=reset
   749 |[    0.000000] BIOS-provided physical RAM map:
   749 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   749 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   749 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   749 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   749 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   749 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   749 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   749 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   749 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   749 |[    0.000000] printk: bootconsole [uart8250] enabled
   749 |[    0.000000] NX (Execute Disable) protection: active
   773 |[    0.000000] tsc: Fast TSC calibration failed
   776 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   777 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   787 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   787 |[    0.000000] ACPI: Early table checksum verification disabled
   788 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   790 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   793 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   793 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   793 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   793 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   793 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   793 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   793 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   793 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   793 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   793 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   793 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   793 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   793 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   793 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   794 |[    0.000000] Zone ranges:
   795 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   796 |[    0.000000]   Normal   empty
   796 |[    0.000000] Movable zone start for each node
   797 |[    0.000000] Early memory node ranges
   797 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   798 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   799 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   821 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   822 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   824 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   825 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   825 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   825 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   826 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   834 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   834 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   834 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   834 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   834 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   834 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   834 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   834 |[    0.000000] Booting paravirtualized kernel on bare hardware
   834 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   834 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   881 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   913 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   913 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=reset
   969 |[    0.000000] Unknown kernel command line parameters "fault=reset", will be passed to user space.
   969 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
  1074 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
  1074 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  1136 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
  1156 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
  1213 |[    0.000000] rcu: Hierarchical RCU implementation.
  1213 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
  1217 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  1217 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
  1217 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
  1228 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  1238 |[    0.000000] printk: console [ttyS0] enabled
  1238 |[    0.000000] printk: console [ttyS0] enabled
  1238 |[    0.000000] printk: bootconsole [uart8250] disabled
  1238 |[    0.000000] printk: bootconsole [uart8250] disabled
  1238 |[    0.000000] ACPI: Core revision 20220331
  1258 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  1267 |[    0.004000] APIC: Switch to symmetric I/O mode setup
  1283 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  1446 |[    0.020000] tsc: Unable to calibrate against PIT
  1446 |[    0.020000] tsc: using HPET reference calibration
  1465 |[    0.024000] tsc: Detected 2593.812 MHz processor
  1465 |[    0.000299] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x2563667cadf, max_idle_ns: 440795298702 ns
  1465 |[    0.000596] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  1465 |[    0.001659] process: using AMD E400 aware idle routine
  1465 |[    0.001808] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  1465 |[    0.001894] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  1501 |[    0.002892] x86/fpu: x87 FPU will use FXSAVE
  1501 |[    0.018212] Freeing SMP alternatives memory: 16K
  1501 |[    0.018548] pid_max: default: 4096 minimum: 301
  1537 |[    0.028837] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1537 |[    0.029074] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1929 |[    0.223862] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1929 |[    0.225195] Performance Events: PMU not available due to virtualization, using software events only.
  1929 |[    0.226482] signal: max sigframe size: 1040
  1929 |[    0.229136] rcu: Hierarchical SRCU implementation.
  1929 |[    0.229282] rcu: 	Max phase no-delay instances is 1000.
  1943 |[    0.231932] smp: Bringing up secondary CPUs ...
  1971 |[    0.241188] x86: Booting SMP configuration:
  2081 |[    0.241435] .... node  #0, CPUs:      #1
  2081 |[    0.277287] smp: Brought up 1 node, 2 CPUs
  2081 |[    0.277510] smpboot: Max logical packages: 1
  2081 |[    0.277622] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  2149 |[    0.320520] devtmpfs: initialized
  2149 |[    0.329833] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  2149 |[    0.330436] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  2149 |[    0.332026] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  2149 |[    0.335984] PCI: Using configuration type 1 for base access
  2208 |[    0.352794] ACPI: Added _OSI(Module Device)
  2208 |[    0.352938] ACPI: Added _OSI(Processor Device)
  2208 |[    0.353018] ACPI: Added _OSI(Processor Aggregator Device)
  2208 |[    0.371338] ACPI: 1 ACPI AML tables successfully acquired and loaded
  2208 |[    0.388509] ACPI: Interpreter enabled
  2208 |[    0.388509] ACPI: PM: (supports S0 S5)
  2208 |[    0.388509] ACPI: Using IOAPIC for interrupt routing
  2208 |[    0.388509] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  2208 |[    0.388617] PCI: Using E820 reservations for host bridge windows
  2208 |[    0.393232] ACPI: Enabled 2 GPEs in block 00 to 3F
  2225 |[    0.416248] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  2225 |[    0.417094] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  2225 |[    0.417373] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  2228 |[    0.423026] PCI host bridge to bus 0000:00
  2229 |[    0.424051] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  2230 |[    0.425410] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  2231 |[    0.426245] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  2232 |[    0.427332] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  2233 |[    0.427687] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  2233 |[    0.427787] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  2233 |[    0.428041] pci_bus 0000:00: root bus resource [bus 00-ff]
  2233 |[    0.429362] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  2236 |[    0.432211] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  2237 |[    0.433059] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  2242 |[    0.437554] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  2243 |[    0.438575] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  2244 |[    0.440619] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  2247 |[    0.443170] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  2251 |[    0.447313] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  2252 |[    0.448150] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  2253 |[    0.448699] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  2254 |[    0.449638] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  2254 |[    0.449928] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  2254 |[    0.450201] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  2254 |[    0.450472] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  2255 |[    0.451365] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  2257 |[    0.452614] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  2257 |[    0.452738] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  2257 |[    0.452851] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  2257 |[    0.452962] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  2257 |[    0.453073] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  2257 |[    0.453183] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  2257 |[    0.453856] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  2258 |[    0.454516] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  2266 |[    0.463270] PCI: Using ACPI for IRQ routing
  2277 |[    0.472509] clocksource: Switched to clocksource tsc-early
  2282 |[    0.475073] pnp: PnP ACPI init
  2286 |[    0.478994] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  2288 |[    0.481383] pnp: PnP ACPI: found 6 devices
  2295 |[    0.488093] NET: Registered PF_INET protocol family
  2296 |[    0.489855] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  2300 |[    0.493036] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  2301 |[    0.493749] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  2301 |[    0.493907] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  2301 |[    0.494149] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  2301 |[    0.494416] TCP: Hash tables configured (established 2048 bind 2048)
  2303 |[    0.496089] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  2303 |[    0.496820] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  2305 |[    0.497709] NET: Registered PF_UNIX/PF_LOCAL protocol family
  2305 |[    0.498433] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  2306 |[    0.499222] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  2306 |[    0.499976] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  2307 |[    0.500756] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  2309 |[    0.500954] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  2309 |[    0.501047] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  2313 |[    0.504638] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  2324 |[    0.516968] Unpacking initramfs...
  2328 |[    0.521023] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  2333 |[    0.526572] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  2336 |[    0.529380] Freeing initrd memory: 760K
  2338 |[    0.531900] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  2354 |[    0.547563] NET: Registered PF_INET6 protocol family
  2366 |[    0.559099] Segment Routing with IPv6
  2367 |[    0.560093] In-situ OAM (IOAM) with IPv6
  2368 |[    0.561886] NET: Registered PF_PACKET protocol family
  2371 |[    0.563708] DCCP: Activated CCID 2 (TCP-like)
  2372 |[    0.565472] IPI shorthand broadcast: enabled
  2373 |[    0.566772] sched_clock: Marking stable (592081178, -27490688)->(915721687, -351131197)
  2453 |[    0.646079] Freeing unused kernel image (initmem) memory: 716K
  2454 |[    0.647243] Write protecting the kernel read-only data: 10240k
  2458 |[    0.651492] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2460 |[    0.653733] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2461 |[    0.654135] Run /init as init process
  2516 |[    0.709180] ACPI: PM: Preparing to enter system sleep state S5
  2517 |[    0.710800] reboot: Restarting system
  2518 |[    0.710948] reboot: machine restart
--- results
  2511 |KTAP version 1
  2511 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  2511 |1..3
  2511 |# kiso start 1 netns/bind/first
  2511 |ok 1 netns/bind/first
  2511 |# kiso start 2 netns/bind/second
--- stderr
