package health.polaris.messages.deviceactivation;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/**
 * A source that knows 27 codes, and ten devices that want one at the same moment: every second draw meets another. Ten have
 * one and ten are being drawn at most, so that some code is always free: twenty devices ran out of codes now and then.
 */
@PolarisTest
@TestPropertySource(properties = "SEND_ENTRY_ACTIVATION_CODE_LENGTH=3")
class DeviceCodeCollisionTest {

    private static final int DEVICES = 10;

    @LocalServerPort
    private int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class FewCodes {

        @Bean
        @Primary
        RandomGenerator threeCharacters() {
            RandomGenerator random = RandomGenerator.getDefault();
            return new RandomGenerator() {

                @Override
                public synchronized long nextLong() {
                    return random.nextLong();
                }

                @Override
                public synchronized int nextInt(int bound) {
                    return random.nextInt(Math.min(bound, 3));
                }
            };
        }
    }

    @Test
    void everyDeviceGetsACodeThatNoOtherHas() throws Exception {
        Api administrator = new Api(port).as(Tokens.system("write:send_device"));
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int number = 0; number < DEVICES; number++) {
            String uuid = fresh("device");
            administrator
                    .post("/dhos/v1/device", Map.of("location_id", "ward", "description", "", "uuid", uuid))
                    .expect(200);
            requests.add(() -> administrator.post("/dhos/v1/device/" + uuid + "/activation", null));
        }
        for (int round = 0; round < 10; round++) {
            assertThat(codesOf(requests)).hasSize(DEVICES).doesNotHaveDuplicates();
        }
    }

    private static List<String> codesOf(List<Callable<Answer>> requests) throws Exception {
        List<String> codes = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : clients.invokeAll(requests)) {
                codes.add(answer.get().expect(200).json().path("code").asString());
            }
        }
        return codes;
    }
}
