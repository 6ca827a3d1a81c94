package health.polaris.web.request;

import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Addresses and CIDR ranges of a setting, IPv4 and IPv6: {@code 10.0.0.7}, {@code 10.1.0.0/16}, {@code fd00::/8}. */
public final class AddressRanges {

    private final List<IpAddressMatcher> ranges;

    private AddressRanges(List<IpAddressMatcher> ranges) {
        this.ranges = ranges;
    }

    /**
     * @param setting its name, for whoever has mistyped it
     * @throws IllegalStateException when one of the texts is no address
     */
    public static AddressRanges of(String setting, List<String> texts) {
        return new AddressRanges(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> range(setting, text))
                .toList());
    }

    private static IpAddressMatcher range(String setting, String text) {
        try {
            return new IpAddressMatcher(text);
        } catch (IllegalArgumentException noAddress) {
            throw new IllegalStateException(setting + ": '" + text + "' is no address and no CIDR range");
        }
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean contains(String address) {
        return ranges.stream().anyMatch(range -> range.matches(address));
    }
}
