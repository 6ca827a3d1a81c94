package health.polaris.web.settings;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.dependency.OutwardHttp;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * In production nothing is sent to an address that begins with {@code http://}, unless {@code PLAIN_HTTP_ALLOWED} names its
 * setting: between pods of one cluster, for one. An address that a new release brings is held to it too.
 */
record PlainAddresses(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor {

    private static final Pattern ADDRESS = Pattern.compile("polaris\\..*(?:url|url-base|soap-address)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*).*");

    /** Where others find us: nothing is sent there. */
    private static final Set<String> OUR_OWN = Set.of("polaris.security.proxy-url", "polaris.activation.url-base");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder binder = Binder.get(environment);
        if (!binder.bindOrCreate("polaris.deployment", DeploymentEnvironment.class)
                .isProduction()) {
            return;
        }
        List<String> allowed = binder.bindOrCreate("polaris.outward", OutwardHttp.Settings.class)
                .plainHttpAllowed();
        List<String> refused = SettingsFiles.properties(environment)
                .filter(property -> ADDRESS.matcher(property.getKey()).matches())
                .filter(property -> !OUR_OWN.contains(property.getKey()))
                .map(property -> VARIABLE.matcher(property.getValue()))
                .filter(Matcher::matches)
                .map(variable -> variable.group(1))
                .filter(variable -> isPlain(variable) && !allowed.contains(variable))
                .distinct()
                .sorted()
                .toList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    "Plain http outwards: %1$s. Use https, or say PLAIN_HTTP_ALLOWED=%1$s (docs/settings.md)"
                            .formatted(String.join(",", refused)));
        }
    }

    private boolean isPlain(String variable) {
        String address = environment.getProperty(variable, "").strip();
        return address.regionMatches(true, 0, "http://", 0, "http://".length());
    }
}
