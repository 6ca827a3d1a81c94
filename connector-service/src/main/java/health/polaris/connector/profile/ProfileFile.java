package health.polaris.connector.profile;

import health.polaris.connector.profile.value.Keys;
import health.polaris.connector.profile.value.WrongValueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The YAML file with the profiles of an installation; docs/site-profiles.md tells every key. */
final class ProfileFile {

    private static final int LARGEST = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    private final Path path;
    private final ZoneId zone;

    /** @param zone of the service, for profiles that name none */
    ProfileFile(Path path, ZoneId zone) {
        this.path = path;
        this.zone = zone;
    }

    Path path() {
        return path;
    }

    /** @throws InvalidProfilesException when it is not there, or too large to be meant */
    byte[] content() {
        try {
            if (Files.size(path) > LARGEST) {
                throw invalid(List.of("the file is larger than 1 MiB"));
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw invalid(
                    List.of("the file cannot be read (" + unreadable.getClass().getSimpleName() + ")"));
        }
    }

    /** @throws InvalidProfilesException with everything that is wrong */
    ProfileSet profiles(byte[] content) {
        List<String> problems = new ArrayList<>();
        List<SiteProfile> profiles = read(tree(content), problems);
        refuseSharedSenders(profiles, problems);
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        return new ProfileSet(profiles);
    }

    private Object tree(byte[] content) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            Object tree = new Yaml(new SafeConstructor(options)).load(text);
            return tree == null ? Map.of() : tree;
        } catch (YAMLException | CharacterCodingException | IllegalArgumentException noYaml) {
            // IllegalArgumentException: a value that does not fit its tag, e.g. !!int abc.
            throw invalid(
                    List.of("no YAML: " + String.valueOf(noYaml.getMessage()).replaceAll("\\s+", " ")));
        }
    }

    private List<SiteProfile> read(Object tree, List<String> problems) {
        List<SiteProfile> profiles = new ArrayList<>();
        if (!(tree instanceof Map<?, ?> top)) {
            throw invalid(List.of("must begin with the key profiles"));
        }
        Keys keys = new Keys(top, "", problems);
        Map<?, ?> named = keys.required("profiles", Map.of(), ProfileFile::map);
        keys.refuseOthers();
        named.forEach((name, value) -> profiles.add(profile(String.valueOf(name), value, problems)));
        if (profiles.stream().noneMatch(profile -> profile.name().equals(SiteProfile.DEFAULT))) {
            profiles.addFirst(SiteProfile.contract(zone));
        }
        return profiles;
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new WrongValueException("must have profiles by their names");
    }

    private SiteProfile profile(String name, @Nullable Object value, List<String> problems) {
        String where = "profile " + name + ": ";
        if (!NAME.matcher(name).matches()) {
            problems.add(where + "a name has up to 40 of a-z, 0-9, _ and -, the first one a letter");
        }
        if (!(value instanceof Map<?, ?> map)) {
            problems.add(where + "must have keys with values");
            return SiteProfile.contract(zone);
        }
        return new ProfileReader(name, new Keys(map, where, problems), zone).read();
    }

    private static void refuseSharedSenders(List<SiteProfile> profiles, List<String> problems) {
        Map<Sender, String> owners = new HashMap<>();
        for (SiteProfile profile : profiles) {
            for (Sender sender : profile.senders()) {
                String owner = owners.putIfAbsent(sender, profile.name());
                if (owner != null) {
                    problems.add("profile " + profile.name() + ": senders: " + sender
                            + " is listed already, by profile " + owner);
                }
            }
        }
    }

    private InvalidProfilesException invalid(List<String> problems) {
        return new InvalidProfilesException(path.toString(), problems);
    }
}
