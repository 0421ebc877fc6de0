about: the guest powers off without a word on the result port
verdict: crash
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 says no hello and powers off
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-powers-off'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 1234
--- console
   231 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   232 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-powers-off
   236 |[    0.000000] BIOS-provided physical RAM map:
   236 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   236 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   236 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   236 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   236 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   236 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   236 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   236 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   236 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   236 |[    0.000000] printk: bootconsole [uart8250] enabled
   236 |[    0.000000] NX (Execute Disable) protection: active
   247 |[    0.000000] tsc: Fast TSC calibration failed
   250 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   251 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   255 |[    0.000000] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   256 |[    0.000000] ACPI: Early table checksum verification disabled
   258 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   259 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   261 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   268 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   268 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   268 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   268 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   268 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   268 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   268 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   268 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   268 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   268 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   268 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   268 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   268 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   269 |[    0.000000] Zone ranges:
   269 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   270 |[    0.000000]   Normal   empty
   270 |[    0.000000] Movable zone start for each node
   272 |[    0.000000] Early memory node ranges
   272 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   272 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   272 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   275 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   276 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   277 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   279 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   284 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   284 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   284 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   284 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   284 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   284 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   284 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   284 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   284 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   284 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   284 |[    0.000000] Booting paravirtualized kernel on bare hardware
   284 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   284 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   289 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   291 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   292 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=init-powers-off
   296 |[    0.000000] Unknown kernel command line parameters "fault=init-powers-off", will be passed to user space.
   300 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   301 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   304 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   307 |[    0.000000] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   314 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   318 |[    0.000000] rcu: Hierarchical RCU implementation.
   324 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   324 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   324 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   324 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   324 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   329 |[    0.000000] printk: console [ttyS0] enabled
   330 |[    0.000000] printk: console [ttyS0] enabled
   330 |[    0.000000] printk: bootconsole [uart8250] disabled
   331 |[    0.000000] printk: bootconsole [uart8250] disabled
   332 |[    0.000000] ACPI: Core revision 20220331
   342 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   346 |[    0.004000] APIC: Switch to symmetric I/O mode setup
   348 |[    0.008000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   423 |[    0.024000] tsc: Unable to calibrate against PIT
   424 |[    0.024000] tsc: using HPET reference calibration
   424 |[    0.024000] tsc: Detected 2593.763 MHz processor
   424 |[    0.000286] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x25633812e4b, max_idle_ns: 440795218681 ns
   424 |[    0.000678] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   426 |[    0.002606] process: using AMD E400 aware idle routine
   427 |[    0.004700] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   428 |[    0.005448] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   433 |[    0.006736] x86/fpu: x87 FPU will use FXSAVE
   442 |[    0.020025] Freeing SMP alternatives memory: 16K
   444 |[    0.020740] pid_max: default: 4096 minimum: 301
   449 |[    0.027253] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   450 |[    0.028393] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   687 |[    0.264584] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   693 |[    0.266659] Performance Events: PMU not available due to virtualization, using software events only.
   695 |[    0.269132] signal: max sigframe size: 1040
   696 |[    0.270335] rcu: Hierarchical SRCU implementation.
   697 |[    0.271036] rcu: 	Max phase no-delay instances is 1000.
   704 |[    0.274095] smp: Bringing up secondary CPUs ...
   704 |[    0.278815] x86: Booting SMP configuration:
   730 |[    0.279413] .... node  #0, CPUs:      #1
   730 |[    0.297321] smp: Brought up 1 node, 2 CPUs
   730 |[    0.297321] smpboot: Max logical packages: 1
   730 |[    0.297321] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   752 |[    0.316613] devtmpfs: initialized
   770 |[    0.333472] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   770 |[    0.333971] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   770 |[    0.336631] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   775 |[    0.341112] PCI: Using configuration type 1 for base access
   802 |[    0.357336] ACPI: Added _OSI(Module Device)
   803 |[    0.358175] ACPI: Added _OSI(Processor Device)
   803 |[    0.358730] ACPI: Added _OSI(Processor Aggregator Device)
   818 |[    0.376649] ACPI: 1 ACPI AML tables successfully acquired and loaded
   839 |[    0.396585] ACPI: Interpreter enabled
   839 |[    0.396585] ACPI: PM: (supports S0 S5)
   839 |[    0.396585] ACPI: Using IOAPIC for interrupt routing
   840 |[    0.396680] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   841 |[    0.397954] PCI: Using E820 reservations for host bridge windows
   844 |[    0.401656] ACPI: Enabled 2 GPEs in block 00 to 3F
   864 |[    0.420124] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   865 |[    0.420938] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   866 |[    0.421760] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   869 |[    0.427919] PCI host bridge to bus 0000:00
   870 |[    0.428730] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   872 |[    0.429724] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   872 |[    0.429823] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   872 |[    0.429950] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   872 |[    0.430050] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   872 |[    0.430149] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   873 |[    0.431171] pci_bus 0000:00: root bus resource [bus 00-ff]
   874 |[    0.432332] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   879 |[    0.432585] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   879 |[    0.432585] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   883 |[    0.437241] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   885 |[    0.438644] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   885 |[    0.439496] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   888 |[    0.442029] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
   892 |[    0.446136] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
   892 |[    0.446910] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
   894 |[    0.447679] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
   894 |[    0.447990] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
   894 |[    0.448272] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
   895 |[    0.448781] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
   897 |[    0.450752] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
   899 |[    0.452974] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
   902 |[    0.454872] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
   902 |[    0.455070] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
   902 |[    0.455242] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
   902 |[    0.455408] ACPI: PCI: Interrupt link GSID configured for IRQ 19
   902 |[    0.455608] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
   902 |[    0.455772] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
   902 |[    0.455951] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
   902 |[    0.456134] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
   914 |[    0.467927] PCI: Using ACPI for IRQ routing
   930 |[    0.475007] clocksource: Switched to clocksource tsc-early
   932 |[    0.478341] pnp: PnP ACPI init
   936 |[    0.482841] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
   940 |[    0.486360] pnp: PnP ACPI: found 6 devices
   945 |[    0.491564] NET: Registered PF_INET protocol family
   947 |[    0.493365] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
   956 |[    0.499120] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
   956 |[    0.499427] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
   956 |[    0.499586] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
   956 |[    0.499850] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
   956 |[    0.500050] TCP: Hash tables configured (established 2048 bind 2048)
   956 |[    0.501052] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
   956 |[    0.501287] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
   956 |[    0.502062] NET: Registered PF_UNIX/PF_LOCAL protocol family
   957 |[    0.503266] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
   958 |[    0.504181] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
   960 |[    0.504792] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
   960 |[    0.504895] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
   960 |[    0.504990] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
   960 |[    0.505083] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
   964 |[    0.510824] workingset: timestamp_bits=62 max_order=16 bucket_order=0
   974 |[    0.519439] Unpacking initramfs...
   981 |[    0.527078] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
   983 |[    0.529993] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
   990 |[    0.531506] Freeing initrd memory: 760K
   991 |[    0.537434] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
   995 |[    0.541176] NET: Registered PF_INET6 protocol family
  1002 |[    0.548307] Segment Routing with IPv6
  1004 |[    0.548970] In-situ OAM (IOAM) with IPv6
  1004 |[    0.549365] NET: Registered PF_PACKET protocol family
  1004 |[    0.550249] DCCP: Activated CCID 2 (TCP-like)
  1005 |[    0.551189] IPI shorthand broadcast: enabled
  1005 |[    0.552056] sched_clock: Marking stable (572214559, -23414556)->(579193165, -30393162)
  1090 |[    0.636299] Freeing unused kernel image (initmem) memory: 716K
  1091 |[    0.638091] Write protecting the kernel read-only data: 10240k
  1108 |[    0.654078] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1109 |[    0.655583] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1110 |[    0.657040] Run /init as init process
  1223 |init: no such plan, powering off
  1225 |[    0.771580] ACPI: PM: Preparing to enter system sleep state S5
  1226 |[    0.773196] reboot: Power down
--- results
--- stderr
