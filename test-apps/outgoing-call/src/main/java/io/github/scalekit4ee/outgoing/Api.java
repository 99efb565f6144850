package io.github.scalekit4ee.outgoing;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Both services of this story: {@code front} calls {@code receiver} over HTTP, as if they ran apart. */
@ApplicationPath("api")
public class Api extends Application {}
