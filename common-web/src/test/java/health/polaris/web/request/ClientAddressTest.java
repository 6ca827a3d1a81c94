package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(1, new String[] {}, "10.9.9.9"),
                Arguments.of(1, new String[] {"10.0.0.7"}, "10.0.0.7"),
                Arguments.of(1, new String[] {"1.2.3.4, 10.0.0.7"}, "10.0.0.7"),
                Arguments.of(1, new String[] {"1.2.3.4", "10.0.0.7"}, "10.0.0.7"),
                Arguments.of(1, new String[] {"1.2.3.4,,"}, "1.2.3.4"),
                Arguments.of(1, new String[] {"1.2.3.4:51311"}, "1.2.3.4"),
                Arguments.of(1, new String[] {"[2001:db8::7]:51311"}, "2001:db8:0:0:0:0:0:7"),
                Arguments.of(1, new String[] {"::ffff:1.2.3.4"}, "1.2.3.4"),
                Arguments.of(1, new String[] {"nobody"}, "10.9.9.9"),
                Arguments.of(1, new String[] {"localhost"}, "10.9.9.9"),
                Arguments.of(1, new String[] {"x".repeat(9000)}, "10.9.9.9"),
                Arguments.of(2, new String[] {"1.2.3.4, 10.0.0.7, 10.0.0.8"}, "10.0.0.7"),
                Arguments.of(2, new String[] {"10.0.0.8"}, "10.9.9.9"),
                Arguments.of(0, new String[] {"1.2.3.4"}, "10.9.9.9"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isWhatOurOwnProxyWrote(int hops, String[] headers, String expected) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.9.9.9");
        for (String header : headers) {
            request.addHeader("X-Forwarded-For", header);
        }

        assertThat(addresses("10.9.0.0/16", hops).of(request)).isEqualTo(expected);
    }

    @Test
    void isThePeersWhenNobodyNamedItAProxy() {
        assertThat(addresses("", 1).of(forwarded("1.2.3.4"))).isEqualTo("10.9.9.9");
        assertThat(addresses("10.8.0.0/16, 10.9.9.8", 1).of(forwarded("1.2.3.4")))
                .isEqualTo("10.9.9.9");
    }

    @Test
    void countsTheNetworkOfOnePersonTogether() {
        ClientAddress addresses = addresses("10.9.9.9", 1);

        assertThat(addresses.network(forwarded("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(addresses.network(forwarded("2001:db8:1:2:ffff::1")))
                .isNotEqualTo(addresses.network(forwarded("2001:db8:1:3::1")));
        assertThat(addresses.network(forwarded("1.2.3.4"))).isEqualTo("1.2.3.4");
    }

    @Test
    void refusesToStartWithWhatIsNoAddress() {
        assertThatThrownBy(() -> addresses("gateway.example", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TRUSTED_PROXIES")
                .hasMessageContaining("gateway.example");
    }

    private static MockHttpServletRequest forwarded(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.9.9.9");
        request.addHeader("X-Forwarded-For", header);
        return request;
    }

    private static ClientAddress addresses(String trusted, int hops) {
        return new ClientAddress(new RequestSettings(List.of(trusted.split(",")), hops));
    }
}
