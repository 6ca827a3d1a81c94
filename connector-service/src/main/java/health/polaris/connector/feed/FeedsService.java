package health.polaris.connector.feed;

import health.polaris.connector.feed.FeedRepository.Heard;
import health.polaris.connector.feed.FeedRepository.Open;
import health.polaris.connector.feed.FeedsResponse.Counts;
import health.polaris.connector.feed.FeedsResponse.Paused;
import health.polaris.connector.feed.FeedsResponse.SenderFeed;
import health.polaris.connector.hold.FeedPause;
import health.polaris.connector.hold.FeedPause.Kind;
import health.polaris.connector.hold.FeedPauseRepository;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what tables, profiles and connections say of each feed, in a constant number of statements. */
@Service
record FeedsService(
        FeedRepository feeds,
        DeliveryFeedRepository deliveries,
        FeedPauseRepository pauses,
        SenderConnections connections,
        SiteProfiles profiles,
        Clock clock) {

    private static final Duration A_DAY = Duration.ofHours(24);

    /** @param countedFrom null: for the last 24 hours */
    FeedsResponse since(@Nullable Instant countedFrom) {
        Instant since = countedFrom == null ? clock.instant().minus(A_DAY) : countedFrom;
        List<FeedPause> paused = pauses.all();
        return new FeedsResponse(
                since, senders(feeds.counted(since), paused), deliveries.all(by(paused, Kind.DELIVERY)));
    }

    /** Without counts of the past, which the counters have. */
    FeedsResponse now() {
        List<FeedPause> paused = pauses.all();
        return new FeedsResponse(clock.instant(), senders(Map.of(), paused), deliveries.all(by(paused, Kind.DELIVERY)));
    }

    private static Map<String, Paused> by(List<FeedPause> paused, Kind kind) {
        return paused.stream()
                .filter(pause -> pause.kind() == kind)
                .collect(Collectors.toMap(FeedPause::name, Paused::of));
    }

    private List<SenderFeed> senders(Map<String, Counts> counted, List<FeedPause> all) {
        Map<String, Open> open = feeds.open();
        Map<String, Long> held = feeds.held();
        Map<String, Long> connected = connections.open();
        Map<String, Paused> paused = by(all, Kind.SENDER);
        Instant now = clock.instant();
        return feeds.senders().stream()
                .map(heard -> {
                    SiteProfile profile = profile(heard);
                    Open standing = open.getOrDefault(heard.feed(), Open.NONE);
                    Optional<Duration> silentAfter = Optional.ofNullable(profile.silentAfter());
                    return new SenderFeed(
                            heard.feed(),
                            profile.name(),
                            heard.last(),
                            silentAfter
                                    .filter(after -> heard.last().plus(after).isBefore(now))
                                    .isPresent(),
                            silentAfter.map(Duration::toSeconds).orElse(null),
                            counted.getOrDefault(heard.feed(), Counts.NONE),
                            standing.published(),
                            standing.waiting(),
                            held.getOrDefault(heard.feed(), 0L),
                            DeliveryFeedRepository.secondsSince(standing.oldest(), now),
                            connected.getOrDefault(heard.feed(), 0L),
                            paused.get(heard.feed()));
                })
                .toList();
    }

    /** By the rules of today; {@code |} parts MSH-3 and MSH-4. */
    private SiteProfile profile(Heard heard) {
        String[] parts = heard.sender().split("\\|", 2);
        return profiles.of(parts[0], parts.length < 2 ? "" : parts[1]);
    }
}
