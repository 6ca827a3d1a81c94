package health.polaris.connector.feed;

import health.polaris.connector.feed.AwaitedFeeds.Awaited;
import health.polaris.connector.feed.FeedRepository.Heard;
import health.polaris.connector.feed.FeedRepository.Open;
import health.polaris.connector.feed.FeedsResponse.Counts;
import health.polaris.connector.feed.FeedsResponse.Paused;
import health.polaris.connector.feed.FeedsResponse.SenderFeed;
import health.polaris.connector.hl7.message.RawSegment;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what tables, profiles and connections say of each feed, in a constant number of statements. */
@Service
record FeedsService(
        FeedRepository feeds,
        DeliveryFeedRepository deliveries,
        FeedPauseRepository pauses,
        SenderConnections connections,
        AwaitedFeeds awaited,
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
        Standing standing = new Standing(
                counted, feeds.open(), feeds.held(), connections.open(), by(all, Kind.SENDER), clock.instant());
        List<Heard> heard = feeds.senders();
        return Stream.concat(
                        heard.stream()
                                .map(each -> standing.of(each.feed(), profiles.of(each.header()), each.last(), null)),
                        awaited(heard, standing))
                .toList();
    }

    /** Those of which nothing has come, or nothing that is still kept. */
    private Stream<SenderFeed> awaited(List<Heard> heard, Standing standing) {
        List<RawSegment> headers = heard.stream().map(Heard::header).toList();
        List<Awaited> missing = awaited.all().stream()
                .filter(each -> headers.stream().noneMatch(each.sender()::matches))
                .toList();
        Map<String, Instant> since = missing.isEmpty() ? Map.of() : awaited.since();
        return missing.stream()
                .map(each -> standing.of(
                        each.feed(), each.profile(), null, since.getOrDefault(each.feed(), standing.now())));
    }

    /** What the tables say of all feeds. */
    private record Standing(
            Map<String, Counts> counted,
            Map<String, Open> open,
            Map<String, Long> held,
            Map<String, Long> connected,
            Map<String, Paused> paused,
            Instant now) {

        /** @param profile by the rules of today */
        SenderFeed of(String feed, SiteProfile profile, @Nullable Instant last, @Nullable Instant awaitedSince) {
            Open standing = open.getOrDefault(feed, Open.NONE);
            Optional<Duration> silentAfter = Optional.ofNullable(profile.silentAfter());
            Instant since = last == null ? awaitedSince : last;
            return new SenderFeed(
                    feed,
                    profile.name(),
                    last,
                    awaitedSince,
                    since != null
                            && silentAfter
                                    .filter(after -> since.plus(after).isBefore(now))
                                    .isPresent(),
                    silentAfter.map(Duration::toSeconds).orElse(null),
                    counted.getOrDefault(feed, Counts.NONE),
                    standing.published(),
                    standing.waiting(),
                    held.getOrDefault(feed, 0L),
                    DeliveryFeedRepository.secondsSince(standing.oldest(), now),
                    connected.getOrDefault(feed, 0L),
                    paused.get(feed));
        }
    }
}
