about: a planned case is not in the results
verdict: fail
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded; PID 1 was a small C program that speaks the protocol and leaves out its last case
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=loses-a-case'
plan: netns bind/first guards
plan: netns bind/second isolates
plan: none bind/second isolates
end: exited 0
ended-ms: 1582
--- console
   178 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   180 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=loses-a-case
   181 |[    0.000000] BIOS-provided physical RAM map:
   181 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   181 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   181 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   181 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   181 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   181 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   182 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   185 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   185 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   185 |[    0.000000] printk: bootconsole [uart8250] enabled
   185 |[    0.000000] NX (Execute Disable) protection: active
   199 |[    0.000000] tsc: Fast TSC calibration using PIT
   200 |[    0.000000] tsc: Detected 2596.149 MHz processor
   203 |[    0.002678] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   204 |[    0.003726] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   209 |[    0.007770] RAMDISK: [mem 0x0ff1a000-0x0ffd7fff]
   209 |[    0.008544] ACPI: Early table checksum verification disabled
   213 |[    0.009582] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   213 |[    0.009961] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   213 |[    0.010486] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   213 |[    0.011129] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   213 |[    0.011326] ACPI: FACS 0x000000000FFE0000 000040
   213 |[    0.011497] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   213 |[    0.011641] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   213 |[    0.011780] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   213 |[    0.011916] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   213 |[    0.012097] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   213 |[    0.012217] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   213 |[    0.012321] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   213 |[    0.012558] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   214 |[    0.013453] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   215 |[    0.014339] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   216 |[    0.015188] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   219 |[    0.017978] Zone ranges:
   219 |[    0.018359]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   220 |[    0.019198]   Normal   empty
   221 |[    0.019517] Movable zone start for each node
   221 |[    0.019608] Early memory node ranges
   221 |[    0.019687]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   221 |[    0.019804]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   221 |[    0.019975] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   225 |[    0.020931] On node 0, zone DMA32: 1 pages in unavailable ranges
   226 |[    0.023902] On node 0, zone DMA32: 97 pages in unavailable ranges
   228 |[    0.024860] On node 0, zone DMA32: 32 pages in unavailable ranges
   228 |[    0.026092] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   228 |[    0.026546] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   228 |[    0.026730] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   228 |[    0.027267] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   229 |[    0.028148] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   230 |[    0.029283] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   233 |[    0.029970] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   233 |[    0.030228] ACPI: Using ACPI (MADT) for SMP configuration information
   233 |[    0.030359] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   233 |[    0.030600] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   233 |[    0.031134] [mem 0x10000000-0xafffffff] available for PCI devices
   233 |[    0.031250] Booting paravirtualized kernel on bare hardware
   233 |[    0.031591] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   233 |[    0.032074] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   238 |[    0.037097] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   241 |[    0.040014] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   242 |[    0.041053] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check fault=loses-a-case
   245 |[    0.042868] Unknown kernel command line parameters "fault=loses-a-case", will be passed to user space.
   253 |[    0.049420] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   253 |[    0.049874] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   253 |[    0.050904] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   254 |[    0.053686] Memory: 242824K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18544K reserved, 0K cma-reserved)
   258 |[    0.056852] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   268 |[    0.066718] rcu: Hierarchical RCU implementation.
   269 |[    0.067000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   269 |[    0.067238] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   269 |[    0.067370] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   269 |[    0.067939] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   272 |[    0.071189] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   276 |[    0.075063] printk: console [ttyS0] enabled
   277 |[    0.075063] printk: console [ttyS0] enabled
   277 |[    0.076381] printk: bootconsole [uart8250] disabled
   278 |[    0.076381] printk: bootconsole [uart8250] disabled
   279 |[    0.077980] ACPI: Core revision 20220331
   283 |[    0.081995] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   285 |[    0.084405] APIC: Switch to symmetric I/O mode setup
   288 |[    0.087569] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   290 |[    0.089098] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x256c062b117, max_idle_ns: 440795225601 ns
   291 |[    0.090559] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   293 |[    0.091713] process: using AMD E400 aware idle routine
   295 |[    0.095329] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   301 |[    0.098934] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   301 |[    0.099927] x86/fpu: x87 FPU will use FXSAVE
   312 |[    0.109359] Freeing SMP alternatives memory: 16K
   317 |[    0.110464] pid_max: default: 4096 minimum: 301
   319 |[    0.111567] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   320 |[    0.112653] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   562 |[    0.299374] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
   569 |[    0.305505] Performance Events: PMU not available due to virtualization, using software events only.
   571 |[    0.306930] signal: max sigframe size: 1040
   574 |[    0.310600] rcu: Hierarchical SRCU implementation.
   575 |[    0.311530] rcu: 	Max phase no-delay instances is 1000.
   581 |[    0.315581] smp: Bringing up secondary CPUs ...
   589 |[    0.325350] x86: Booting SMP configuration:
   634 |[    0.325731] .... node  #0, CPUs:      #1
   634 |[    0.363056] smp: Brought up 1 node, 2 CPUs
   636 |[    0.366945] smpboot: Max logical packages: 1
   636 |[    0.367558] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
   670 |[    0.398501] devtmpfs: initialized
   685 |[    0.415228] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
   686 |[    0.416467] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
   692 |[    0.419874] NET: Registered PF_NETLINK/PF_ROUTE protocol family
   696 |[    0.426535] PCI: Using configuration type 1 for base access
   729 |[    0.454464] ACPI: Added _OSI(Module Device)
   729 |[    0.454579] ACPI: Added _OSI(Processor Device)
   729 |[    0.454653] ACPI: Added _OSI(Processor Aggregator Device)
   749 |[    0.475348] ACPI: 1 ACPI AML tables successfully acquired and loaded
   765 |[    0.493570] ACPI: Interpreter enabled
   766 |[    0.494464] ACPI: PM: (supports S0 S5)
   767 |[    0.494568] ACPI: Using IOAPIC for interrupt routing
   768 |[    0.495781] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
   769 |[    0.496792] PCI: Using E820 reservations for host bridge windows
   773 |[    0.498464] ACPI: Enabled 2 GPEs in block 00 to 3F
   799 |[    0.526512] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
   799 |[    0.527433] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
   800 |[    0.528376] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
   804 |[    0.531905] PCI host bridge to bus 0000:00
   805 |[    0.532743] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
   807 |[    0.533422] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
   807 |[    0.533517] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
   807 |[    0.533646] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
   807 |[    0.533744] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
   807 |[    0.533841] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
   807 |[    0.534054] pci_bus 0000:00: root bus resource [bus 00-ff]
   807 |[    0.534978] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
   810 |[    0.537925] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
   811 |[    0.538840] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
   818 |[    0.544775] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
   819 |[    0.546497] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
   821 |[    0.548619] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
   827 |[    0.551917] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
   828 |[    0.555411] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
   833 |[    0.558897] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
   833 |[    0.559659] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
   834 |[    0.560721] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
   835 |[    0.561323] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
   835 |[    0.561913] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
   836 |[    0.562835] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
   841 |[    0.565096] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
   841 |[    0.565349] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
   841 |[    0.565527] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
   841 |[    0.565643] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
   841 |[    0.565752] ACPI: PCI: Interrupt link GSID configured for IRQ 19
   841 |[    0.565862] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
   841 |[    0.565970] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
   841 |[    0.566078] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
   841 |[    0.566187] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
   852 |[    0.574682] PCI: Using ACPI for IRQ routing
   869 |[    0.581173] clocksource: Switched to clocksource tsc-early
   871 |[    0.584279] pnp: PnP ACPI init
   876 |[    0.589402] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
   883 |[    0.596030] pnp: PnP ACPI: found 6 devices
   930 |[    0.638938] NET: Registered PF_INET protocol family
   930 |[    0.639939] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
   930 |[    0.643316] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
   933 |[    0.644527] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
   935 |[    0.647727] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
   936 |[    0.648872] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
   938 |[    0.651467] TCP: Hash tables configured (established 2048 bind 2048)
   941 |[    0.653369] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
   943 |[    0.655762] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
   947 |[    0.660333] NET: Registered PF_UNIX/PF_LOCAL protocol family
   949 |[    0.661673] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
   949 |[    0.662511] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
   954 |[    0.666893] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
   960 |[    0.667487] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
   960 |[    0.667582] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
   960 |[    0.667672] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
   975 |[    0.687455] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1029 |[    0.738129] Unpacking initramfs...
  1040 |[    0.751264] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1040 |[    0.752389] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1056 |[    0.757631] Freeing initrd memory: 760K
  1063 |[    0.762553] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1081 |[    0.792586] NET: Registered PF_INET6 protocol family
  1108 |[    0.820821] Segment Routing with IPv6
  1109 |[    0.821998] In-situ OAM (IOAM) with IPv6
  1113 |[    0.823904] NET: Registered PF_PACKET protocol family
  1115 |[    0.828290] DCCP: Activated CCID 2 (TCP-like)
  1129 |[    0.835849] IPI shorthand broadcast: enabled
  1129 |[    0.836237] sched_clock: Marking stable (816023669, 18645837)->(920772095, -86102589)
  1347 |[    1.059759] Freeing unused kernel image (initmem) memory: 716K
  1348 |[    1.060946] Write protecting the kernel read-only data: 10240k
  1357 |[    1.068770] Freeing unused kernel image (text/rodata gap) memory: 2044K
  1373 |[    1.079776] Freeing unused kernel image (rodata/data gap) memory: 1160K
  1373 |[    1.080206] Run /init as init process
  1575 |[    1.288123] ACPI: PM: Preparing to enter system sleep state S5
  1576 |[    1.289615] reboot: Power down
--- results
  1558 |KTAP version 1
  1558 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
  1558 |1..3
  1558 |# kiso start 1 netns/bind/first
  1558 |ok 1 netns/bind/first
  1558 |# kiso start 2 netns/bind/second
  1570 |ok 2 netns/bind/second
  1573 |# kiso goodbye ran=2
--- stderr
