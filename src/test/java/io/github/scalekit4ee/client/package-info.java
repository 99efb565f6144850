/**
 * Which test keeps which promise about outgoing calls. Where a server has a say, test-apps/outgoing-call
 * holds it to the promise too.
 *
 * <table>
 * <caption>Promises</caption>
 * <tr><th>promise</th><th>tests</th></tr>
 * <tr><td>1,000 calls, 24 h token: 1 request</td>
 *   <td>TokenCacheTest#makesOneRequestForAThousandCalls,
 *   ClientCredentialsClientTest#makesOneRequestForAThousandCalls</td></tr>
 * <tr><td>100 concurrent, cold: 1 request</td>
 *   <td>TokenCacheTest#makesOneRequestForAHundredColdCallers,
 *   ClientCredentialsClientTest#makesOneRequestForAHundredColdCallers</td></tr>
 * <tr><td>never handed out with under 60 s left, 20 % of a short lifetime</td>
 *   <td>TokenCacheTest#neverHandsOutATokenWithUnderAMinuteLeft,
 *   HeldTokenTest#isUsableUntilAMinuteOrAFifthOfAShortLifetimeIsLeft</td></tr>
 * <tr><td>refreshed ahead in the background</td>
 *   <td>TokenCacheTest#renewsInTheBackgroundWhileTheOldTokenServes</td></tr>
 * <tr><td>endpoint down 1 h, token alive: 0 failures, attempts 30 s apart</td>
 *   <td>TokenCacheTest#failsNoCallDuringAnHourOfOutageWithALiveToken,
 *   TokenCacheTest#triesToRenewAtLeastHalfAMinuteApart</td></tr>
 * <tr><td>endpoint down, token dead: typed exception within 5 s</td>
 *   <td>ClientCredentialsClientTest#failsWithinFiveSecondsAndThenFastWhenTheEndpointIsDown,
 *   RetryingTokenEndpointTest#waitsOnlyIfTimeIsLeftAfterwards</td></tr>
 * <tr><td>then fail fast</td>
 *   <td>TokenCacheTest#failsFastAfterAFailureAndTriesAgainSoon</td></tr>
 * <tr><td>5xx twice, then 200: 3 requests, back-off, jitter</td>
 *   <td>ClientCredentialsClientTest#asksThreeTimesWhenTheEndpointFailsTwice,
 *   RetryingTokenEndpointTest#asksThreeTimesWithGrowingRandomWaitsAfterServerErrors</td></tr>
 * <tr><td>429 with Retry-After in seconds</td>
 *   <td>RetryingTokenEndpointTest#waitsAsLongAsRetryAfterSaysInSeconds</td></tr>
 * <tr><td>429 with Retry-After as a date</td>
 *   <td>RetryingTokenEndpointTest#waitsAsLongAsRetryAfterSaysAsADate</td></tr>
 * <tr><td>Retry-After capped at 60 s</td>
 *   <td>RetryingTokenEndpointTest#doesNotWaitLongerThanItsBudgetButTellsWhatWasAsked,
 *   TokenCacheTest#obeysALongRetryAfterWithoutAToken,
 *   TokenCacheTest#obeysRetryAfterForAMinuteAtMostWhileTheTokenLives</td></tr>
 * <tr><td>429: at most 3 attempts</td>
 *   <td>ClientCredentialsClientTest#askThreeTimesAtMostWhenThereAreTooManyRequests</td></tr>
 * <tr><td>400, 401: 0 retries, error and error_description</td>
 *   <td>ClientCredentialsClientTest#tellsWhyTheEndpointRefusedTheClientAndDoesNotAskAgain,
 *   ClientCredentialsClientTest#tellsWhyTheEndpointRefusedTheScopeAndDoesNotAskAgain,
 *   TokenCacheTest#takesNoNoticeOfRetryAfterWhereTheClientIsRefused</td></tr>
 * <tr><td>at most 256 characters, no control characters</td>
 *   <td>OAuthErrorTest#cutsALongDescriptionAt256Characters,
 *   OAuthErrorTest#replacesWhatCouldForgeALogLine</td></tr>
 * <tr><td>bad body: typed error</td>
 *   <td>ClientCredentialsClientTest#takesNoTokenFromAnAnswerThatIsNone</td></tr>
 * <tr><td>10 MB body: at most 64 KB read</td>
 *   <td>ClientCredentialsClientTest#readsNoMoreThanItNeedsOfAnEndlessOrHugeBody</td></tr>
 * <tr><td>missing or absurd expires_in: never cached for ever</td>
 *   <td>ClientCredentialsClientTest#keepsATokenOfUnknownLifetimeForMinutesOnly,
 *   TokenResponseTest#givesATokenWithoutExpiresInTheShortestLifetime,
 *   TokenResponseTest#refusesAnAbsurdLifetime</td></tr>
 * <tr><td>downstream 401: dropped only if still current</td>
 *   <td>TokenCacheTest#dropsARejectedTokenOnlyIfItIsStillTheCurrentOne,
 *   TokenCacheTest#keepsTheSuccessorThatArrivesWhileItsPredecessorIsRejected</td></tr>
 * <tr><td>downstream 401: 1 refresh, 1 retry; 100 parallel: 1 refresh</td>
 *   <td>BearerTokenFilterTest#sendsOnceMoreWithANewTokenAfterA401,
 *   BearerTokenFilterTest#renewsOnceForAHundredParallel401s,
 *   AuthorizationTest#renewsOnceForAHundredParallel401s</td></tr>
 * <tr><td>always 401: at most 1 token request in 30 s</td>
 *   <td>TokenCacheTest#makesOneRequestInHalfAMinuteWhenEveryTokenIsRejected,
 *   RateLimitTest#letsOnePassInEachInterval,
 *   BearerTokenFilterTest#passesTheSecond401OnAndAsksForOneTokenInHalfAMinute</td></tr>
 * <tr><td>downstream 403, 5xx: no refresh, no retry</td>
 *   <td>BearerTokenFilterTest#passesOtherAnswersOn,
 *   AuthorizationTest#passesOtherAnswersOn</td></tr>
 * <tr><td>redirect of the token endpoint, http URL: refused, no credential sent</td>
 *   <td>ClientCredentialsClientTest#followsNoRedirectOfTheTokenEndpoint,
 *   ClientCredentialsClientTest#sendsNoCredentialsWithoutTls,
 *   ClientCredentialsClientTest#isNotEvenMadeForATokenEndpointWithoutTls</td></tr>
 * <tr><td>host not on the allow-list: no token</td>
 *   <td>BearerTokenFilterTest#sendsNoTokenToAnotherHost,
 *   AuthorizationTest#addsNoTokenForAnotherHost,
 *   AllowedHostsTest</td></tr>
 * </table>
 */
package io.github.scalekit4ee.client;
