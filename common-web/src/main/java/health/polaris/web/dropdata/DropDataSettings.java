package health.polaris.web.dropdata;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code polaris.drop-data.*}
 *
 * @param allowed {@code ALLOW_DROP_DATA}
 * @param tables those that a service empties, and with them the ones that refer to them
 */
@ConfigurationProperties("polaris.drop-data")
record DropDataSettings(
        @DefaultValue("false") boolean allowed,
        @DefaultValue List<String> tables) {}
