# tinyconfig with the fragment that makes it boot; run in the kernel's tree, with CC set.
set -e
kernel_make() {
    make O=out ARCH=x86_64 CC="$CC" HOSTCC="$CC" "$@"
}
kernel_make tinyconfig
scripts/kconfig/merge_config.sh -O out -m out/.config "$RECIPES/linux-boot.config"
kernel_make olddefconfig
# What the fragment asks for must have got in, or the kernel would not say anything.
while read -r line; do
    case $line in
        CONFIG_*) grep -qx "$line" out/.config || { echo "ERROR the configuration lacks $line"; exit 1; } ;;
    esac
done < "$RECIPES/linux-boot.config"
