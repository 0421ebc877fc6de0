about: the guest cannot read its plan
verdict: fail
kernel: Linux 6.1.192 (Debian linux-source-6.1), the fragments of qemu-images/kconfig, no series
made: recorded with kiso's own guest and a plan with a case that it does not have
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 2 -m 256M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check'
plan: netns bind/no-such-case guards
end: exited 0
ended-ms: 2099
--- console
   259 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP @0
   274 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   274 |[    0.000000] BIOS-provided physical RAM map:
   274 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
   274 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
   274 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000000ffdffff] usable
   274 |[    0.000000] BIOS-e820: [mem 0x000000000ffe0000-0x000000000fffffff] reserved
   274 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
   274 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
   274 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
   274 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
   274 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
   274 |[    0.000000] printk: bootconsole [uart8250] enabled
   274 |[    0.000000] NX (Execute Disable) protection: active
   275 |[    0.000000] tsc: Fast TSC calibration failed
   286 |[    0.000000] last_pfn = 0xffe0 max_arch_pfn = 0x400000000
   288 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
   306 |[    0.000000] RAMDISK: [mem 0x0ff9d000-0x0ffd6fff]
   309 |[    0.000000] ACPI: Early table checksum verification disabled
   309 |[    0.000000] ACPI: RSDP 0x00000000000F59E0 000014 (v00 BOCHS )
   309 |[    0.000000] ACPI: RSDT 0x000000000FFE2300 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   309 |[    0.000000] ACPI: FACP 0x000000000FFE20F0 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
   315 |[    0.000000] ACPI: DSDT 0x000000000FFE0040 0020B0 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   319 |[    0.000000] ACPI: FACS 0x000000000FFE0000 000040
   319 |[    0.000000] ACPI: APIC 0x000000000FFE21E4 000080 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   319 |[    0.000000] ACPI: HPET 0x000000000FFE2264 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   319 |[    0.000000] ACPI: MCFG 0x000000000FFE229C 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   321 |[    0.000000] ACPI: WAET 0x000000000FFE22D8 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
   326 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0xffe20f0-0xffe21e3]
   326 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0xffe0040-0xffe20ef]
   326 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0xffe0000-0xffe003f]
   326 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0xffe21e4-0xffe2263]
   326 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0xffe2264-0xffe229b]
   326 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0xffe229c-0xffe22d7]
   326 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0xffe22d8-0xffe22ff]
   337 |[    0.000000] Zone ranges:
   338 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000000ffdffff]
   342 |[    0.000000]   Normal   empty
   353 |[    0.000000] Movable zone start for each node
   353 |[    0.000000] Early memory node ranges
   353 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
   353 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000000ffdffff]
   353 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000000ffdffff]
   370 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
   372 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
   387 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
   387 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
   387 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
   387 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
   388 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
   390 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
   405 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
   405 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
   405 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
   405 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
   405 |[    0.000000] smpboot: Allowing 2 CPUs, 0 hotplug CPUs
   405 |[    0.000000] [mem 0x10000000-0xafffffff] available for PCI devices
   405 |[    0.000000] Booting paravirtualized kernel on bare hardware
   405 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
   405 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:2 nr_cpu_ids:2 nr_node_ids:1
   413 |[    0.000000] percpu: Embedded 40 pages/cpu s134248 r0 d29592 u1048576
   422 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 64224
   425 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check
   444 |[    0.000000] Dentry cache hash table entries: 32768 (order: 6, 262144 bytes, linear)
   447 |[    0.000000] Inode-cache hash table entries: 16384 (order: 5, 131072 bytes, linear)
   455 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
   466 |[    0.000000] Memory: 243352K/261624K available (6144K kernel code, 705K rwdata, 888K rodata, 716K init, 564K bss, 18016K reserved, 0K cma-reserved)
   477 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=2, Nodes=1
   497 |[    0.000000] rcu: Hierarchical RCU implementation.
   498 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=2.
   499 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
   505 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=2
   510 |[    0.000000] NR_IRQS: 4352, nr_irqs: 56, preallocated irqs: 16
   525 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
   538 |[    0.000000] printk: console [ttyS0] enabled
   538 |[    0.000000] printk: console [ttyS0] enabled
   541 |[    0.000000] printk: bootconsole [uart8250] disabled
   542 |[    0.000000] printk: bootconsole [uart8250] disabled
   549 |[    0.000000] ACPI: Core revision 20220331
   557 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
   570 |[    0.008000] APIC: Switch to symmetric I/O mode setup
   583 |[    0.016000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
   661 |[    0.028000] tsc: Unable to calibrate against PIT
   661 |[    0.028000] tsc: using HPET reference calibration
   661 |[    0.028000] tsc: Detected 2592.027 MHz processor
   662 |[    0.000301] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x255cd05bdcc, max_idle_ns: 440795290363 ns
   662 |[    0.000614] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
   663 |[    0.001529] process: using AMD E400 aware idle routine
   663 |[    0.001700] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
   663 |[    0.001797] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
   700 |[    0.005567] x86/fpu: x87 FPU will use FXSAVE
   739 |[    0.021172] Freeing SMP alternatives memory: 16K
   739 |[    0.021525] pid_max: default: 4096 minimum: 301
   761 |[    0.033223] Mount-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
   761 |[    0.033476] Mountpoint-cache hash table entries: 512 (order: 0, 4096 bytes, linear)
  1207 |[    0.197465] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  1215 |[    0.202378] Performance Events: PMU not available due to virtualization, using software events only.
  1221 |[    0.205100] signal: max sigframe size: 1040
  1221 |[    0.205846] rcu: Hierarchical SRCU implementation.
  1221 |[    0.205944] rcu: 	Max phase no-delay instances is 1000.
  1221 |[    0.207729] smp: Bringing up secondary CPUs ...
  1240 |[    0.210889] x86: Booting SMP configuration:
  1321 |[    0.212714] .... node  #0, CPUs:      #1
  1321 |[    0.233104] smp: Brought up 1 node, 2 CPUs
  1321 |[    0.233458] smpboot: Max logical packages: 1
  1321 |[    0.233639] smpboot: Total of 2 processors activated (10000.00 BogoMIPS)
  1441 |[    0.268654] devtmpfs: initialized
  1470 |[    0.277254] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  1470 |[    0.277797] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  1471 |[    0.278958] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  1499 |[    0.282703] PCI: Using configuration type 1 for base access
  1542 |[    0.301370] ACPI: Added _OSI(Module Device)
  1545 |[    0.304789] ACPI: Added _OSI(Processor Device)
  1545 |[    0.304899] ACPI: Added _OSI(Processor Aggregator Device)
  1610 |[    0.321087] ACPI: 1 ACPI AML tables successfully acquired and loaded
  1663 |[    0.338614] ACPI: Interpreter enabled
  1664 |[    0.339228] ACPI: PM: (supports S0 S5)
  1664 |[    0.339351] ACPI: Using IOAPIC for interrupt routing
  1678 |[    0.341126] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
  1678 |[    0.341350] PCI: Using E820 reservations for host bridge windows
  1680 |[    0.345497] ACPI: Enabled 2 GPEs in block 00 to 3F
  1787 |[    0.386260] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
  1789 |[    0.386988] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
  1789 |[    0.387172] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
  1811 |[    0.390607] PCI host bridge to bus 0000:00
  1813 |[    0.390872] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
  1813 |[    0.391082] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
  1813 |[    0.391173] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
  1813 |[    0.391295] pci_bus 0000:00: root bus resource [mem 0x10000000-0xafffffff window]
  1813 |[    0.391395] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
  1813 |[    0.391493] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
  1813 |[    0.391706] pci_bus 0000:00: root bus resource [bus 00-ff]
  1821 |[    0.392935] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
  1823 |[    0.394996] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
  1837 |[    0.397072] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
  1856 |[    0.413086] pci 0000:00:1f.2: BAR 4 [io  0xc040-0xc05f]
  1857 |[    0.413705] pci 0000:00:1f.2: BAR 5 [mem 0xfebff000-0xfebfffff]
  1861 |[    0.414620] pci 0000:00:1f.3: [8086:2930] type 00 class 0x0c0500
  1861 |[    0.416752] pci 0000:00:1f.3: BAR 4 [io  0x0700-0x073f]
  1863 |[    0.419981] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
  1864 |[    0.421194] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
  1865 |[    0.421535] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
  1865 |[    0.421891] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
  1865 |[    0.422202] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
  1866 |[    0.422511] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
  1866 |[    0.422817] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
  1866 |[    0.423121] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
  1866 |[    0.423291] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
  1867 |[    0.423424] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
  1867 |[    0.423543] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
  1867 |[    0.423677] ACPI: PCI: Interrupt link GSID configured for IRQ 19
  1867 |[    0.423804] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
  1867 |[    0.423975] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
  1867 |[    0.424098] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
  1867 |[    0.424217] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
  1874 |[    0.431214] PCI: Using ACPI for IRQ routing
  1888 |[    0.433684] clocksource: Switched to clocksource tsc-early
  1890 |[    0.435537] pnp: PnP ACPI init
  1893 |[    0.439304] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
  1897 |[    0.441756] pnp: PnP ACPI: found 6 devices
  1900 |[    0.445950] NET: Registered PF_INET protocol family
  1907 |[    0.453075] IP idents hash table entries: 4096 (order: 3, 32768 bytes, linear)
  1910 |[    0.456115] tcp_listen_portaddr_hash hash table entries: 256 (order: 0, 4096 bytes, linear)
  1910 |[    0.456412] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
  1911 |[    0.456800] TCP established hash table entries: 2048 (order: 2, 16384 bytes, linear)
  1911 |[    0.457074] TCP bind hash table entries: 2048 (order: 4, 65536 bytes, linear)
  1911 |[    0.457273] TCP: Hash tables configured (established 2048 bind 2048)
  1912 |[    0.458251] UDP hash table entries: 128 (order: 0, 4096 bytes, linear)
  1912 |[    0.458503] UDP-Lite hash table entries: 128 (order: 0, 4096 bytes, linear)
  1913 |[    0.459310] NET: Registered PF_UNIX/PF_LOCAL protocol family
  1914 |[    0.460044] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
  1914 |[    0.460169] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
  1914 |[    0.460272] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
  1914 |[    0.460382] pci_bus 0000:00: resource 7 [mem 0x10000000-0xafffffff window]
  1914 |[    0.460489] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
  1915 |[    0.460791] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
  1919 |[    0.464757] workingset: timestamp_bits=62 max_order=16 bucket_order=0
  1937 |[    0.483121] Unpacking initramfs...
  1939 |[    0.485153] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
  1944 |[    0.490027] Freeing initrd memory: 232K
  1945 |[    0.490863] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
  1947 |[    0.493005] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
  1950 |[    0.496416] NET: Registered PF_INET6 protocol family
  1967 |[    0.512956] Segment Routing with IPv6
  1969 |[    0.513311] In-situ OAM (IOAM) with IPv6
  1969 |[    0.513723] NET: Registered PF_PACKET protocol family
  1969 |[    0.514640] DCCP: Activated CCID 2 (TCP-like)
  1973 |[    0.515524] IPI shorthand broadcast: enabled
  1973 |[    0.515882] sched_clock: Marking stable (540204982, -27479804)->(1307108046, -794382868)
  2033 |[    0.579550] Freeing unused kernel image (initmem) memory: 716K
  2034 |[    0.579882] Write protecting the kernel read-only data: 10240k
  2036 |[    0.582685] Freeing unused kernel image (text/rodata gap) memory: 2044K
  2037 |[    0.583726] Freeing unused kernel image (rodata/data gap) memory: 1160K
  2041 |[    0.584055] Run /init as init process
  2092 |kiso-guest: giving up: line 3 of the plan: no such case [    0.638065] ACPI: PM: Preparing to enter system sleep state S5
  2093 |[    0.638811] reboot: Power down
--- results
--- stderr
