package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

class ClientAddressTest {

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(1, new String[] {}, "10.9.9.9"),
                Arguments.of(1, new String[] {"10.0.0.7"}, "10.0.0.7"),
                Arguments.of(1, new String[] {"1.2.3.4, 10.0.0.7"}, "10.0.0.7"),
                Arguments.of(1, new String[] {"1.2.3.4", "10.0.0.7"}, "10.0.0.7"),
                Arguments.of(1, new String[] {"1.2.3.4,,"}, "1.2.3.4"),
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

        assertThat(new ClientAddress(new RequestSettings(DataSize.ofMegabytes(1), hops, false)).of(request))
                .isEqualTo(expected);
    }
}
