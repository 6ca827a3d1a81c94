package health.polaris.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Keys and ports that a stack has at each start, so that yesterday's tokens, bookmarks and scripts are good today:
 * {@code kept.env}. Whoever deletes that file, or all data, gets new ones.
 */
record KeptSettings(Map<String, String> values) {

    private static final List<String> KEYS = List.of("HS_KEY", "EPR_SERVICE_ADAPTER_HS_KEY", "AUTH0_HS_KEY");
    private static final int KEY_BYTES = 48;

    /**
     * Those of the folder; what is not there yet is chosen and kept.
     *
     * @param environment may name ports: {@code CONNECTOR_PORT}
     */
    static KeptSettings of(Path folder, Map<String, String> environment) throws IOException {
        StackFile file = StackFile.kept(folder);
        Map<String, String> kept = file.read();
        KEYS.forEach(name -> kept.computeIfAbsent(name, _ -> key()));
        Map<StackService, Integer> ports = new EnumMap<>(StackService.class);
        for (StackService service : StackService.values()) {
            String name = service.portVariable();
            int port = environment.containsKey(name)
                    ? Integer.parseInt(environment.get(name))
                    : Ports.thisOrFree(
                            Integer.parseInt(kept.getOrDefault(name, Integer.toString(service.usualPort()))));
            kept.putIfAbsent(name, Integer.toString(port));
            ports.put(service, port);
        }
        file.write(kept);
        ports.forEach((service, port) -> kept.put(service.portVariable(), Integer.toString(port)));
        return new KeptSettings(kept);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    int port(StackService service) {
        return Integer.parseInt(value(service.portVariable()));
    }

    String url(StackService service) {
        return "http://localhost:" + port(service);
    }

    /** 96 hexadecimal digits: longer than the 64 bytes that production asks for. */
    static String key() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
