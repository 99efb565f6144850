package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Says which requests are for the application's own mechanism, where it has one: those without a bearer token, unless only tokens are
 * taken there. A function of the request alone, so that each call about one request has the same answer.
 */
final class SharedRequests {

    private final ApplicationMechanism own;
    private final BearerTokenExtractor extractor;
    private final TokenPaths tokenPaths;

    SharedRequests(ApplicationMechanism own, BearerTokenExtractor extractor, CallerConfiguration configuration) {
        this.own = own;
        this.extractor = extractor;
        this.tokenPaths = new TokenPaths(configuration.share().paths());
    }

    boolean isForOwn(HttpServletRequest request) {
        return own.isPresent() && ours(request) == null;
    }

    /** What the request says of its token; null where the application's own mechanism is to answer. */
    @Nullable
    BearerToken ours(HttpServletRequest request) {
        if (tokenPaths.cover(request)) {
            return extractor.extract(request);
        }
        BearerToken token = own.leavesTokens() ? extractor.extract(request) : BearerToken.Absent.INSTANCE;
        return token == BearerToken.Absent.INSTANCE ? null : token;
    }
}
