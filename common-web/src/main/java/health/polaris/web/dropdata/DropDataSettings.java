package health.polaris.web.dropdata;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.drop-data.*}
 *
 * @param allowed {@code ALLOW_DROP_DATA}, {@code POST /drop_data} by a system empties the tables; never in production.
 *     Of users and messages
 * @param tables those that a service empties, and with them the ones that refer to them
 */
@Validated
@ConfigurationProperties("polaris.drop-data")
record DropDataSettings(
        @DefaultValue("false") boolean allowed,
        @DefaultValue List<String> tables) {}
