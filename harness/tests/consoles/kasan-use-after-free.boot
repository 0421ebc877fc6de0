about: KASAN: memory is read that was freed
verdict: fail
findings: KASAN, KASAN
kernel: Linux 6.1.192 (Debian linux-source-6.1), the target v6.1-kasan with the series ipv4-isolation and defects planted in free_ipv4_ns() and create_ipv4_ns()
made: recorded; free_ipv4_ns() read the namespace's id after kfree()
qemu: qemu-system-x86_64 -M q35 -accel tcg -cpu qemu64 -smp 4 -m 1024M -nodefaults -display none -no-reboot -serial CONSOLE -serial RESULTS -append 'earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=uaf'
plan: none bind/tcp-any-two-namespaces isolates
plan: ipv4ns bind/tcp-any-two-namespaces isolates
end: exited 0
ended-ms: 15199
--- console
  1472 |[    0.000000] Linux version 6.1.192 (kiso@kiso) (gcc (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP Thu Jan  1 00:00:00 UTC 1970
  1474 |[    0.000000] Command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=uaf
  1474 |[    0.000000] BIOS-provided physical RAM map:
  1474 |[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
  1479 |[    0.000000] BIOS-e820: [mem 0x000000000009fc00-0x00000000000fffff] reserved
  1479 |[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000003ffdffff] usable
  1479 |[    0.000000] BIOS-e820: [mem 0x000000003ffe0000-0x000000003fffffff] reserved
  1479 |[    0.000000] BIOS-e820: [mem 0x00000000b0000000-0x00000000bfffffff] reserved
  1479 |[    0.000000] BIOS-e820: [mem 0x00000000fed1c000-0x00000000fed1ffff] reserved
  1479 |[    0.000000] BIOS-e820: [mem 0x00000000fffc0000-0x00000000ffffffff] reserved
  1479 |[    0.000000] BIOS-e820: [mem 0x000000fd00000000-0x000000ffffffffff] reserved
  1479 |[    0.000000] earlycon: uart8250 at I/O port 0x3f8 (options '115200n8')
  1479 |[    0.000000] printk: bootconsole [uart8250] enabled
  1479 |[    0.000000] NX (Execute Disable) protection: active
  1483 |[    0.000000] tsc: Fast TSC calibration failed
  1495 |[    0.000000] last_pfn = 0x3ffe0 max_arch_pfn = 0x400000000
  1495 |[    0.000000] x86/PAT: Configuration [0-7]: WB  WT  UC- UC  WB  WT  UC- UC  
  1507 |[    0.000000] RAMDISK: [mem 0x3ff88000-0x3ffd7fff]
  1507 |[    0.000000] ACPI: Early table checksum verification disabled
  1507 |[    0.000000] ACPI: RSDP 0x00000000000F59F0 000014 (v00 BOCHS )
  1507 |[    0.000000] ACPI: RSDT 0x000000003FFE23AB 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1520 |[    0.000000] ACPI: FACP 0x000000003FFE218B 0000F4 (v03 BOCHS  BXPC     00000001 BXPC 00000001)
  1535 |[    0.000000] ACPI: DSDT 0x000000003FFE0040 00214B (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1535 |[    0.000000] ACPI: FACS 0x000000003FFE0000 000040
  1535 |[    0.000000] ACPI: APIC 0x000000003FFE227F 000090 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1535 |[    0.000000] ACPI: HPET 0x000000003FFE230F 000038 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1535 |[    0.000000] ACPI: MCFG 0x000000003FFE2347 00003C (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1535 |[    0.000000] ACPI: WAET 0x000000003FFE2383 000028 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
  1535 |[    0.000000] ACPI: Reserving FACP table memory at [mem 0x3ffe218b-0x3ffe227e]
  1535 |[    0.000000] ACPI: Reserving DSDT table memory at [mem 0x3ffe0040-0x3ffe218a]
  1535 |[    0.000000] ACPI: Reserving FACS table memory at [mem 0x3ffe0000-0x3ffe003f]
  1538 |[    0.000000] ACPI: Reserving APIC table memory at [mem 0x3ffe227f-0x3ffe230e]
  1543 |[    0.000000] ACPI: Reserving HPET table memory at [mem 0x3ffe230f-0x3ffe2346]
  1544 |[    0.000000] ACPI: Reserving MCFG table memory at [mem 0x3ffe2347-0x3ffe2382]
  1544 |[    0.000000] ACPI: Reserving WAET table memory at [mem 0x3ffe2383-0x3ffe23aa]
  1571 |[    0.000000] Zone ranges:
  1572 |[    0.000000]   DMA32    [mem 0x0000000000001000-0x000000003ffdffff]
  1572 |[    0.000000]   Normal   empty
  1572 |[    0.000000] Movable zone start for each node
  1575 |[    0.000000] Early memory node ranges
  1576 |[    0.000000]   node   0: [mem 0x0000000000001000-0x000000000009efff]
  1576 |[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003ffdffff]
  1580 |[    0.000000] Initmem setup node 0 [mem 0x0000000000001000-0x000000003ffdffff]
  2391 |[    0.000000] On node 0, zone DMA32: 1 pages in unavailable ranges
  2393 |[    0.000000] On node 0, zone DMA32: 97 pages in unavailable ranges
  5056 |[    0.000000] On node 0, zone DMA32: 32 pages in unavailable ranges
  5056 |[    0.000000] kasan: KernelAddressSanitizer initialized
  5062 |[    0.000000] ACPI: LAPIC_NMI (acpi_id[0xff] dfl dfl lint[0x1])
  5071 |[    0.000000] IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23
  5072 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 0 global_irq 2 dfl dfl)
  5079 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 5 global_irq 5 high level)
  5079 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 9 global_irq 9 high level)
  5079 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 10 global_irq 10 high level)
  5079 |[    0.000000] ACPI: INT_SRC_OVR (bus 0 bus_irq 11 global_irq 11 high level)
  5079 |[    0.000000] ACPI: Using ACPI (MADT) for SMP configuration information
  5079 |[    0.000000] ACPI: HPET id: 0x8086a201 base: 0xfed00000
  5079 |[    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
  5079 |[    0.000000] [mem 0x40000000-0xafffffff] available for PCI devices
  5079 |[    0.000000] Booting paravirtualized kernel on bare hardware
  5084 |[    0.000000] clocksource: refined-jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645519600211568 ns
  5085 |[    0.000000] setup_percpu: NR_CPUS:8 nr_cpumask_bits:4 nr_cpu_ids:4 nr_node_ids:1
  5106 |[    0.000000] percpu: Embedded 54 pages/cpu s189416 r0 d31768 u524288
  5109 |[    0.000000] Built 1 zonelists, mobility grouping on.  Total pages: 257760
  5111 |[    0.000000] Kernel command line: earlycon=uart8250,io,0x3f8,115200n8 console=ttyS0 panic=-1 lpj=10000000 tsc=reliable no_timer_check kasan_multi_shot kiso_defect=uaf
  5118 |[    0.000000] Dentry cache hash table entries: 131072 (order: 8, 1048576 bytes, linear)
  5119 |[    0.000000] Inode-cache hash table entries: 65536 (order: 7, 524288 bytes, linear)
  5124 |[    0.000000] mem auto-init: stack:all(zero), heap alloc:off, heap free:off
  5264 |[    0.000000] stackdepot hash table entries: 1048576 (order: 11, 8388608 bytes, linear)
  5688 |[    0.000000] Memory: 856128K/1048056K available (18432K kernel code, 3165K rwdata, 2020K rodata, 1056K init, 1856K bss, 191672K reserved, 0K cma-reserved)
  5699 |[    0.000000] SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=4, Nodes=1
  5840 |[    0.000000] rcu: Hierarchical RCU implementation.
  5841 |[    0.000000] rcu: 	RCU restricting CPUs from NR_CPUS=8 to nr_cpu_ids=4.
  5841 |[    0.000000] 	Tracing variant of Tasks RCU enabled.
  5842 |[    0.000000] rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.
  5842 |[    0.000000] rcu: Adjusting geometry for rcu_fanout_leaf=16, nr_cpu_ids=4
  5851 |[    0.000000] NR_IRQS: 4352, nr_irqs: 72, preallocated irqs: 16
  5908 |[    0.000000] rcu: srcu_init: Setting srcu_struct sizes based on contention.
  6051 |[    0.000000] printk: console [ttyS0] enabled
  6051 |[    0.000000] printk: console [ttyS0] enabled
  6051 |[    0.000000] printk: bootconsole [uart8250] disabled
  6051 |[    0.000000] printk: bootconsole [uart8250] disabled
  6051 |[    0.000000] ACPI: Core revision 20220331
  6119 |[    0.000000] clocksource: hpet: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 19112604467 ns
  6187 |[    0.008000] APIC: Switch to symmetric I/O mode setup
  6260 |[    0.016000] ..TIMER: vector=0x30 apic1=0 pin1=2 apic2=-1 pin2=-1
  6355 |[    0.028000] tsc: Unable to calibrate against PIT
  6356 |[    0.028000] tsc: using HPET reference calibration
  6356 |[    0.028000] tsc: Detected 2297.988 MHz processor
  6369 |[    0.011686] clocksource: tsc-early: mask: 0xffffffffffffffff max_cycles: 0x211fc884352, max_idle_ns: 440795211904 ns
  6388 |[    0.013180] Calibrating delay loop (skipped) preset value.. 5000.00 BogoMIPS (lpj=10000000)
  6408 |[    0.019014] process: using AMD E400 aware idle routine
  6408 |[    0.020661] Last level iTLB entries: 4KB 512, 2MB 255, 4MB 127
  6411 |[    0.020721] Last level dTLB entries: 4KB 512, 2MB 255, 4MB 127, 1GB 0
  6495 |[    0.026699] x86/fpu: x87 FPU will use FXSAVE
  6637 |[    0.069446] Freeing SMP alternatives memory: 20K
  6647 |[    0.070390] pid_max: default: 4096 minimum: 301
  6806 |[    0.106018] Mount-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  6811 |[    0.108877] Mountpoint-cache hash table entries: 2048 (order: 2, 16384 bytes, linear)
  7995 |[    0.318772] smpboot: CPU0: AMD QEMU Virtual CPU version 2.5+ (family: 0xf, model: 0x6b, stepping: 0x1)
  8171 |[    0.338468] cblist_init_generic: Setting adjustable number of callback queues.
  8171 |[    0.338778] cblist_init_generic: Setting shift to 2 and lim to 1 rcu_task_cpu_ids=4.
  8208 |[    0.339850] Performance Events: PMU not available due to virtualization, using software events only.
  8211 |[    0.342066] signal: max sigframe size: 1040
  8239 |[    0.345107] rcu: Hierarchical SRCU implementation.
  8239 |[    0.345379] rcu: 	Max phase no-delay instances is 1000.
  8322 |[    0.359468] smp: Bringing up secondary CPUs ...
  8447 |[    0.382428] x86: Booting SMP configuration:
  8885 |[    0.382745] .... node  #0, CPUs:      #1 #2 #3
  8885 |[    0.561002] smp: Brought up 1 node, 4 CPUs
  8885 |[    0.561449] smpboot: Max logical packages: 1
  8886 |[    0.561727] smpboot: Total of 4 processors activated (20000.00 BogoMIPS)
  9076 |[    0.640823] devtmpfs: initialized
  9223 |[    0.715484] clocksource: jiffies: mask: 0xffffffff max_cycles: 0xffffffff, max_idle_ns: 7645041785100000 ns
  9223 |[    0.716661] futex hash table entries: 16 (order: 0, 1024 bytes, linear)
  9243 |[    0.716661] NET: Registered PF_NETLINK/PF_ROUTE protocol family
  9320 |[    0.744661] PCI: Using configuration type 1 for base access
  9453 |[    0.792266] ACPI: Added _OSI(Module Device)
  9453 |[    0.792661] ACPI: Added _OSI(Processor Device)
  9453 |[    0.792661] ACPI: Added _OSI(Processor Aggregator Device)
 10452 |[    1.528677] ACPI: 1 ACPI AML tables successfully acquired and loaded
 11031 |[    1.762895] ACPI: Interpreter enabled
 11056 |[    1.764661] ACPI: PM: (supports S0 S5)
 11056 |[    1.764661] ACPI: Using IOAPIC for interrupt routing
 11063 |[    1.767104] PCI: Using host bridge windows from ACPI; if necessary, use "pci=nocrs" and report a bug
 11063 |[    1.767331] PCI: Using E820 reservations for host bridge windows
 11103 |[    1.768661] ACPI: Enabled 2 GPEs in block 00 to 3F
 12011 |[    2.344985] ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff])
 12019 |[    2.348684] acpi PNP0A08:00: _OSC: OS supports [Segments HPX-Type3]
 12021 |[    2.348871] acpi PNP0A08:00: PCIe port services disabled; not requesting _OSC control
 12061 |[    2.381517] PCI host bridge to bus 0000:00
 12063 |[    2.382493] pci_bus 0000:00: root bus resource [io  0x0000-0x0cf7 window]
 12063 |[    2.382493] pci_bus 0000:00: root bus resource [io  0x0d00-0xffff window]
 12064 |[    2.382493] pci_bus 0000:00: root bus resource [mem 0x000a0000-0x000bffff window]
 12065 |[    2.384692] pci_bus 0000:00: root bus resource [mem 0x40000000-0xafffffff window]
 12065 |[    2.384692] pci_bus 0000:00: root bus resource [mem 0xc0000000-0xfebfffff window]
 12066 |[    2.384692] pci_bus 0000:00: root bus resource [mem 0x100000000-0x8ffffffff window]
 12066 |[    2.384692] pci_bus 0000:00: root bus resource [bus 00-ff]
 12071 |[    2.389792] pci 0000:00:00.0: [8086:29c0] type 00 class 0x060000
 12084 |[    2.400086] pci 0000:00:1f.0: [8086:2918] type 00 class 0x060100
 12107 |[    2.417541] ACPI: PCI: Interrupt link LNKA configured for IRQ 10
 12116 |[    2.425091] ACPI: PCI: Interrupt link LNKB configured for IRQ 10
 12122 |[    2.429344] ACPI: PCI: Interrupt link LNKC configured for IRQ 11
 12130 |[    2.437701] ACPI: PCI: Interrupt link LNKD configured for IRQ 11
 12143 |[    2.444272] ACPI: PCI: Interrupt link LNKE configured for IRQ 10
 12144 |[    2.445039] ACPI: PCI: Interrupt link LNKF configured for IRQ 10
 12152 |[    2.453231] ACPI: PCI: Interrupt link LNKG configured for IRQ 11
 12162 |[    2.458568] ACPI: PCI: Interrupt link LNKH configured for IRQ 11
 12164 |[    2.460249] ACPI: PCI: Interrupt link GSIA configured for IRQ 16
 12165 |[    2.461340] ACPI: PCI: Interrupt link GSIB configured for IRQ 17
 12167 |[    2.461340] ACPI: PCI: Interrupt link GSIC configured for IRQ 18
 12168 |[    2.464679] ACPI: PCI: Interrupt link GSID configured for IRQ 19
 12170 |[    2.464679] ACPI: PCI: Interrupt link GSIE configured for IRQ 20
 12172 |[    2.464679] ACPI: PCI: Interrupt link GSIF configured for IRQ 21
 12179 |[    2.469347] ACPI: PCI: Interrupt link GSIG configured for IRQ 22
 12179 |[    2.472661] ACPI: PCI: Interrupt link GSIH configured for IRQ 23
 12242 |[    2.512676] PCI: Using ACPI for IRQ routing
 12319 |[    2.561112] clocksource: Switched to clocksource tsc-early
 12343 |[    2.587870] pnp: PnP ACPI init
 12355 |[    2.599753] system 00:05: [mem 0xb0000000-0xbfffffff window] has been reserved
 12401 |[    2.645816] pnp: PnP ACPI: found 6 devices
 12414 |[    2.658347] NET: Registered PF_INET protocol family
 12417 |[    2.661684] IP idents hash table entries: 16384 (order: 5, 131072 bytes, linear)
 12426 |[    2.671084] tcp_listen_portaddr_hash hash table entries: 512 (order: 1, 8192 bytes, linear)
 12427 |[    2.672008] Table-perturb hash table entries: 65536 (order: 6, 262144 bytes, linear)
 12428 |[    2.672736] TCP established hash table entries: 8192 (order: 4, 65536 bytes, linear)
 12436 |[    2.680385] TCP bind hash table entries: 8192 (order: 6, 262144 bytes, linear)
 12437 |[    2.681736] TCP: Hash tables configured (established 8192 bind 8192)
 12499 |[    2.720821] MPTCP token hash table entries: 1024 (order: 3, 24576 bytes, linear)
 12501 |[    2.745686] UDP hash table entries: 512 (order: 2, 16384 bytes, linear)
 12502 |[    2.746706] UDP-Lite hash table entries: 512 (order: 2, 16384 bytes, linear)
 12506 |[    2.749879] NET: Registered PF_UNIX/PF_LOCAL protocol family
 12511 |[    2.753321] pci_bus 0000:00: resource 4 [io  0x0000-0x0cf7 window]
 12511 |[    2.753988] pci_bus 0000:00: resource 5 [io  0x0d00-0xffff window]
 12511 |[    2.754100] pci_bus 0000:00: resource 6 [mem 0x000a0000-0x000bffff window]
 12511 |[    2.754197] pci_bus 0000:00: resource 7 [mem 0x40000000-0xafffffff window]
 12511 |[    2.754288] pci_bus 0000:00: resource 8 [mem 0xc0000000-0xfebfffff window]
 12511 |[    2.754376] pci_bus 0000:00: resource 9 [mem 0x100000000-0x8ffffffff window]
 12527 |[    2.771297] workingset: timestamp_bits=62 max_order=18 bucket_order=0
 12550 |[    2.794819] Unpacking initramfs...
 12751 |[    2.985958] Freeing initrd memory: 320K
 12767 |[    2.994711] Serial: 8250/16550 driver, 2 ports, IRQ sharing disabled
 12769 |[    2.996239] serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A
 12777 |[    3.022113] serial8250: ttyS1 at I/O 0x2f8 (irq = 3, base_baud = 115200) is a 16550A
 12964 |[    3.187810] tun: Universal TUN/TAP device driver, 1.6
 13003 |[    3.227898] NET: Registered PF_INET6 protocol family
 13083 |[    3.304616] Segment Routing with IPv6
 13083 |[    3.313763] In-situ OAM (IOAM) with IPv6
 13083 |[    3.314906] NET: Registered PF_PACKET protocol family
 13232 |[    3.463763] DCCP: Activated CCID 2 (TCP-like)
 13232 |[    3.475260] IPI shorthand broadcast: enabled
 13232 |[    3.476317] sched_clock: Marking stable (3492919397, -19338816)->(6876887369, -3403306788)
 13883 |[    4.119225] Freeing unused kernel image (initmem) memory: 1056K
 13883 |[    4.119969] Write protecting the kernel read-only data: 22528k
 14007 |[    4.240521] Freeing unused kernel image (text/rodata gap) memory: 2044K
 14135 |[    4.350521] Freeing unused kernel image (rodata/data gap) memory: 28K
 14135 |[    4.351206] Run /init as init process
 14135 |[    4.366756] tsc: Refined TSC clocksource calibration: 2300.000 MHz
 14135 |[    4.367663] clocksource: tsc: mask: 0xffffffffffffffff max_cycles: 0x212735223b2, max_idle_ns: 440795277976 ns
 14320 |[    4.565594] clocksource: Switched to clocksource tsc
 14729 |[    4.975429] kiso-guest: begins
 14918 |[    5.162591] ==================================================================
 14918 |[    5.163632] BUG: KASAN: use-after-free in defect_freed+0x98/0xa0
 14918 |[    5.164641] Read of size 8 at addr ffff8880036442a8 by task init/49
 14918 |[    5.164886] 
 14927 |[    5.170001] CPU: 0 PID: 49 Comm: init Not tainted 6.1.192 #1 
 14927 |[    5.170684] Call Trace:
 14927 |[    5.170816]  <TASK>
 14927 |[    5.170957]  dump_stack_lvl+0x3a/0x4c
 14927 |[    5.171103]  print_report+0x19a/0x487
 14927 |[    5.171170]  ? kasan_complete_mode_report_info+0x78/0x190
 14927 |[    5.171242]  ? defect_freed+0x98/0xa0
 14927 |[    5.171296]  kasan_report+0xc7/0x100
 14927 |[    5.171347]  ? defect_freed+0x98/0xa0
 14927 |[    5.171424]  __asan_report_load8_noabort+0x14/0x20
 14927 |[    5.171485]  defect_freed+0x98/0xa0
 14927 |[    5.171534]  ipv4_ns_put+0xf6/0x150
 14927 |[    5.171582]  put_ipv4_ns+0x2c/0x40
 14927 |[    5.171630]  free_nsproxy+0x19f/0x240
 14927 |[    5.171711]  exit_task_namespaces+0x9d/0xc0
 14927 |[    5.171799]  do_exit+0x8ef/0x2200
 14927 |[    5.171872]  ? __kasan_check_read+0x11/0x20
 14927 |[    5.171924]  ? is_current_pgrp_orphaned+0xb0/0xb0
 14927 |[    5.171982]  ? __kasan_check_write+0x14/0x20
 14927 |[    5.172054]  do_group_exit+0xb1/0x270
 14927 |[    5.172125]  get_signal+0x1c06/0x1ff0
 14927 |[    5.172195]  ? cpumask_weight+0x60/0x60
 14927 |[    5.172253]  ? exit_signals+0x460/0x460
 14927 |[    5.172303]  ? __cpuidle_text_end+0x2/0x2
 14927 |[    5.172357]  arch_do_signal_or_restart+0x90/0x1e60
 14927 |[    5.172420]  ? kernel_read+0x150/0x150
 14927 |[    5.172470]  ? __kasan_check_write+0x14/0x20
 14927 |[    5.172521]  ? get_sigframe_size+0x10/0x10
 14927 |[    5.172580]  ? __kasan_check_write+0x14/0x20
 14927 |[    5.172637]  ? vfs_write+0xa70/0xa70
 14927 |[    5.172685]  ? __kasan_check_write+0x14/0x20
 14927 |[    5.172737]  exit_to_user_mode_prepare+0x9c/0xd0
 14927 |[    5.172795]  syscall_exit_to_user_mode+0x21/0x40
 14927 |[    5.172849]  ? x64_sys_call+0x990/0x9a0
 14927 |[    5.172898]  do_syscall_64+0x3b/0x50
 14927 |[    5.172948]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 14927 |[    5.173098] RIP: 0033:0x20d57d
 14927 |[    5.173310] Code: Unable to access opcode bytes at 0x20d553.
 14935 |[    5.173988] RSP: 002b:0000000000262620 EFLAGS: 00000246 ORIG_RAX: 0000000000000000
 14935 |[    5.177833] RAX: fffffffffffffe00 RBX: 0000000600000009 RCX: 000000000020d57d
 14935 |[    5.178039] RDX: 0000000000000010 RSI: 0000000000262620 RDI: 0000000000000006
 14935 |[    5.178150] RBP: 0000000000000010 R08: 0000000000000010 R09: 0000000000000000
 14935 |[    5.178261] R10: 0000000000262530 R11: 0000000000000246 R12: 00000000002010bd
 14935 |[    5.178364] R13: 0000000000262620 R14: 0000000000000006 R15: 0000000000000009
 14935 |[    5.178483]  </TASK>
 14935 |[    5.178635] 
 14935 |[    5.178702] Allocated by task 49:
 14943 |[    5.189698]  kasan_save_stack+0x39/0x60
 14944 |[    5.190362]  kasan_set_track+0x25/0x30
 14944 |[    5.190617]  kasan_save_alloc_info+0x1e/0x30
 14944 |[    5.190891]  __kasan_kmalloc+0x93/0xa0
 14945 |[    5.191129]  kmalloc_trace+0x34/0x40
 14945 |[    5.191355]  copy_ipv4_ns+0xf4/0x430
 14945 |[    5.191580]  create_new_namespaces+0x3f5/0x930
 14945 |[    5.191886]  unshare_nsproxy_namespaces+0x85/0x190
 14946 |[    5.192184]  ksys_unshare+0x224/0x970
 14946 |[    5.192408]  __x64_sys_unshare+0x2c/0x40
 14946 |[    5.192657]  x64_sys_call+0x290/0x9a0
 14946 |[    5.192888]  do_syscall_64+0x2f/0x50
 14947 |[    5.193114]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 14947 |[    5.193950] 
 14947 |[    5.194114] Freed by task 49:
 14948 |[    5.194313]  kasan_save_stack+0x39/0x60
 14948 |[    5.194565]  kasan_set_track+0x25/0x30
 14948 |[    5.194806]  kasan_save_free_info+0x2e/0x50
 14948 |[    5.195071]  ____kasan_slab_free+0x1be/0x220
 14949 |[    5.195334]  __kasan_slab_free+0x12/0x20
 14949 |[    5.195580]  __kmem_cache_free+0xaf/0x1a0
 14949 |[    5.195863]  kfree+0x9a/0xc0
 14949 |[    5.196055]  ipv4_ns_put+0xee/0x150
 14950 |[    5.196273]  put_ipv4_ns+0x2c/0x40
 14950 |[    5.196482]  free_nsproxy+0x19f/0x240
 14950 |[    5.196708]  exit_task_namespaces+0x9d/0xc0
 14950 |[    5.196961]  do_exit+0x8ef/0x2200
 14951 |[    5.197163]  do_group_exit+0xb1/0x270
 14951 |[    5.197529]  get_signal+0x1c06/0x1ff0
 14951 |[    5.197776]  arch_do_signal_or_restart+0x90/0x1e60
 14952 |[    5.198108]  exit_to_user_mode_prepare+0x9c/0xd0
 14952 |[    5.198395]  syscall_exit_to_user_mode+0x21/0x40
 14952 |[    5.198674]  do_syscall_64+0x3b/0x50
 14959 |[    5.198893]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 14959 |[    5.201788] 
 14959 |[    5.201968] The buggy address belongs to the object at ffff888003644280
 14959 |[    5.201968]  which belongs to the cache kmalloc-64 of size 64
 14959 |[    5.202162] The buggy address is located 40 bytes inside of
 14959 |[    5.202162]  64-byte region [ffff888003644280, ffff8880036442c0)
 14959 |[    5.202275] 
 14959 |[    5.202344] The buggy address belongs to the physical page:
 14959 |[    5.202735] page:(____ptrval____) refcount:1 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x3644
 14959 |[    5.203208] flags: 0x200(slab|section=0|zone=0)
 14959 |[    5.204138] raw: 0000000000000200 0000000000000000 dead000000000122 ffff888000142640
 14959 |[    5.204274] raw: 0000000000000000 0000000080200020 00000001ffffffff 0000000000000000
 14959 |[    5.204385] page dumped because: kasan: bad access detected
 14959 |[    5.204461] 
 14959 |[    5.204496] Memory state around the buggy address:
 14959 |[    5.204837]  ffff888003644180: 00 00 00 00 00 00 00 00 fc fc fc fc fc fc fc fc
 14959 |[    5.204948]  ffff888003644200: 00 00 00 00 00 00 00 fc fc fc fc fc fc fc fc fc
 14959 |[    5.205023] >ffff888003644280: fa fb fb fb fb fb fb fb fc fc fc fc fc fc fc fc
 14959 |[    5.205102]                                   ^
 14959 |[    5.205231]  ffff888003644300: fa fb fb fb fb fb fb fb fc fc fc fc fc fc fc fc
 14959 |[    5.205301]  ffff888003644380: 00 00 00 00 00 00 fc fc fc fc fc fc fc fc fc fc
 14959 |[    5.205618] ==================================================================
 14960 |[    5.206575] Disabling lock debugging due to kernel taint
 14964 |[    5.208615] ==================================================================
 14964 |[    5.210725] BUG: KASAN: use-after-free in defect_freed+0x98/0xa0
 14965 |[    5.211149] Read of size 8 at addr ffff8880036443a8 by task init/50
 14965 |[    5.211528] 
 14967 |[    5.211891] CPU: 0 PID: 50 Comm: init Tainted: G    B              6.1.192 #1 
 14967 |[    5.213560] Call Trace:
 14967 |[    5.213658]  <TASK>
 14967 |[    5.213699]  dump_stack_lvl+0x3a/0x4c
 14967 |[    5.213769]  print_report+0x19a/0x487
 14967 |[    5.213825]  ? kasan_complete_mode_report_info+0x78/0x190
 14967 |[    5.213889]  ? defect_freed+0x98/0xa0
 14968 |[    5.214235]  kasan_report+0xc7/0x100
 14968 |[    5.214521]  ? defect_freed+0x98/0xa0
 14968 |[    5.214865]  __asan_report_load8_noabort+0x14/0x20
 14969 |[    5.215272]  defect_freed+0x98/0xa0
 14969 |[    5.215499]  ipv4_ns_put+0xf6/0x150
 14969 |[    5.215748]  put_ipv4_ns+0x2c/0x40
 14969 |[    5.215968]  free_nsproxy+0x19f/0x240
 14970 |[    5.216200]  exit_task_namespaces+0x9d/0xc0
 14970 |[    5.216454]  do_exit+0x8ef/0x2200
 14970 |[    5.216661]  ? touch_atime+0x460/0x460
 14970 |[    5.216894]  ? is_current_pgrp_orphaned+0xb0/0xb0
 14971 |[    5.217174]  ? __kasan_check_write+0x14/0x20
 14978 |[    5.217725]  do_group_exit+0xb1/0x270
 14978 |[    5.221513]  get_signal+0x1c06/0x1ff0
 14978 |[    5.221617]  ? pipefs_dname+0x90/0x90
 14978 |[    5.221675]  ? exit_signals+0x460/0x460
 14978 |[    5.221726]  ? __cpuidle_text_end+0x2/0x2
 14978 |[    5.221780]  arch_do_signal_or_restart+0x90/0x1e60
 14978 |[    5.221843]  ? set_next_entity+0x22a/0x770
 14978 |[    5.221897]  ? kernel_write+0x5d0/0x5d0
 14978 |[    5.222119]  ? __kasan_check_write+0x14/0x20
 14978 |[    5.222174]  ? __switch_to+0x560/0xce0
 14978 |[    5.222226]  ? pick_next_task_fair+0x15f/0x630
 14978 |[    5.222281]  ? get_sigframe_size+0x10/0x10
 14978 |[    5.222335]  ? __schedule+0x445/0xf90
 14978 |[    5.222384]  ? __kasan_check_read+0x11/0x20
 14978 |[    5.222435]  exit_to_user_mode_prepare+0x9c/0xd0
 14978 |[    5.222495]  syscall_exit_to_user_mode+0x21/0x40
 14978 |[    5.222549]  ? x64_sys_call+0x989/0x9a0
 14978 |[    5.222609]  do_syscall_64+0x3b/0x50
 14978 |[    5.222662]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 14978 |[    5.222725] RIP: 0033:0x20d554
 14978 |[    5.222777] Code: Unable to access opcode bytes at 0x20d52a.
 14978 |[    5.222834] RSP: 002b:0000000000272620 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
 14978 |[    5.222964] RAX: 0000000000000001 RBX: 0000000a0000000d RCX: 000000000020d554
 14978 |[    5.223036] RDX: 0000000000000001 RSI: 00000000002010bd RDI: 000000000000000d
 14978 |[    5.223104] RBP: 0000000000000010 R08: 0000000000000010 R09: 0000000000000000
 14978 |[    5.223172] R10: 0000000000272530 R11: 0000000000000202 R12: 00000000002010bd
 14978 |[    5.223240] R13: 0000000000272620 R14: 000000000000000a R15: 000000000000000d
 14978 |[    5.223311]  </TASK>
 14978 |[    5.223346] 
 14978 |[    5.223371] Allocated by task 50:
 14978 |[    5.223414]  kasan_save_stack+0x39/0x60
 14978 |[    5.223474]  kasan_set_track+0x25/0x30
 14978 |[    5.223523]  kasan_save_alloc_info+0x1e/0x30
 14978 |[    5.223577]  __kasan_kmalloc+0x93/0xa0
 14978 |[    5.223625]  kmalloc_trace+0x34/0x40
 14978 |[    5.223694]  copy_ipv4_ns+0xf4/0x430
 14978 |[    5.223789]  create_new_namespaces+0x3f5/0x930
 14978 |[    5.223845]  unshare_nsproxy_namespaces+0x85/0x190
 14978 |[    5.223902]  ksys_unshare+0x224/0x970
 14978 |[    5.223949]  __x64_sys_unshare+0x2c/0x40
 14978 |[    5.223996]  x64_sys_call+0x290/0x9a0
 14978 |[    5.224042]  do_syscall_64+0x2f/0x50
 14978 |[    5.224089]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 14978 |[    5.224149] 
 14978 |[    5.224174] Freed by task 50:
 14978 |[    5.224212]  kasan_save_stack+0x39/0x60
 14978 |[    5.224262]  kasan_set_track+0x25/0x30
 14978 |[    5.224310]  kasan_save_free_info+0x2e/0x50
 14978 |[    5.224363]  ____kasan_slab_free+0x1be/0x220
 14978 |[    5.224414]  __kasan_slab_free+0x12/0x20
 14978 |[    5.224464]  __kmem_cache_free+0xaf/0x1a0
 14978 |[    5.224513]  kfree+0x9a/0xc0
 14978 |[    5.224554]  ipv4_ns_put+0xee/0x150
 14978 |[    5.224601]  put_ipv4_ns+0x2c/0x40
 14978 |[    5.224647]  free_nsproxy+0x19f/0x240
 14978 |[    5.224694]  exit_task_namespaces+0x9d/0xc0
 14978 |[    5.224744]  do_exit+0x8ef/0x2200
 14978 |[    5.224789]  do_group_exit+0xb1/0x270
 14978 |[    5.224835]  get_signal+0x1c06/0x1ff0
 14978 |[    5.224882]  arch_do_signal_or_restart+0x90/0x1e60
 14978 |[    5.224939]  exit_to_user_mode_prepare+0x9c/0xd0
 14978 |[    5.224994]  syscall_exit_to_user_mode+0x21/0x40
 14978 |[    5.225046]  do_syscall_64+0x3b/0x50
 14978 |[    5.225093]  entry_SYSCALL_64_after_hwframe+0x4b/0xb5
 14978 |[    5.225152] 
 14978 |[    5.225178] The buggy address belongs to the object at ffff888003644380
 14979 |[    5.225178]  which belongs to the cache kmalloc-64 of size 64
 14979 |[    5.225676] The buggy address is located 40 bytes inside of
 14980 |[    5.225676]  64-byte region [ffff888003644380, ffff8880036443c0)
 14980 |[    5.226398] 
 14980 |[    5.226503] The buggy address belongs to the physical page:
 14981 |[    5.226839] page:(____ptrval____) refcount:1 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x3644
 14981 |[    5.227412] flags: 0x200(slab|section=0|zone=0)
 14981 |[    5.227781] raw: 0000000000000200 0000000000000000 dead000000000122 ffff888000142640
 14982 |[    5.228254] raw: 0000000000000000 0000000080200020 00000001ffffffff 0000000000000000
 14982 |[    5.228697] page dumped because: kasan: bad access detected
 14982 |[    5.229027] 
 14983 |[    5.229125] Memory state around the buggy address:
 14983 |[    5.229547]  ffff888003644280: fa fb fb fb fb fb fb fb fc fc fc fc fc fc fc fc
 14984 |[    5.230016]  ffff888003644300: fa fb fb fb fb fb fb fb fc fc fc fc fc fc fc fc
 14984 |[    5.230485] >ffff888003644380: fa fb fb fb fb fb fb fb fc fc fc fc fc fc fc fc
 14984 |[    5.230900]                                   ^
 14985 |[    5.231174]  ffff888003644400: fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc
 14987 |[    5.231589]  ffff888003644480: fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc fc
 14987 |[    5.233735] ==================================================================
 14996 |[    5.242007] kiso-guest: has ended
 15025 |[    5.271689] ACPI: PM: Preparing to enter system sleep state S5
 15028 |[    5.274851] reboot: Power down
--- results
 14735 |KTAP version 1
 14740 |# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=4
 14741 |1..2
 14742 |# kiso start 1 none/bind/tcp-any-two-namespaces
 14866 |not ok 1 none/bind/tcp-any-two-namespaces # FAIL namespace 2: bind to 0.0.0.0:4032: EADDRINUSE
 14866 |# kiso start 2 ipv4ns/bind/tcp-any-two-namespaces
 14991 |ok 2 ipv4ns/bind/tcp-any-two-namespaces
 14996 |# kiso goodbye ran=2
--- stderr
