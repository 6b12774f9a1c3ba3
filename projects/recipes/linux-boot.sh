# Boots out/arch/x86/boot/bzImage with a busybox userland, until its init has printed SHELL-OK and reboots.
# Power-off would hang QEMU; -no-reboot turns the reboot into its end.
set -e
cat > boot-init <<'INIT'
#!/bin/sh
mount -t proc proc /proc
echo "SHELL-OK $(uname -rm)"
cat /proc/version
reboot -f
INIT
# The kernel's own archiver makes the device node without root's rights.
cat > boot-files <<FILES
dir /dev 0755 0 0
dir /proc 0755 0 0
dir /bin 0755 0 0
dir /sbin 0755 0 0
nod /dev/console 0600 0 0 c 5 1
file /init boot-init 0755 0 0
file /bin/busybox $(command -v busybox) 0755 0 0
slink /bin/sh busybox 0777 0 0
slink /bin/mount busybox 0777 0 0
slink /bin/uname busybox 0777 0 0
slink /bin/cat busybox 0777 0 0
slink /bin/echo busybox 0777 0 0
slink /sbin/reboot ../bin/busybox 0777 0 0
slink /bin/reboot busybox 0777 0 0
FILES
out/usr/gen_init_cpio boot-files | gzip -n > boot-initramfs.gz
timeout 120 qemu-system-x86_64 -accel tcg -cpu max -m 128M -nographic -no-reboot \
    -kernel out/arch/x86/boot/bzImage -initrd boot-initramfs.gz \
    -append "console=ttyS0 panic=-1 rdinit=/init" < /dev/null | tr -d '\r'
