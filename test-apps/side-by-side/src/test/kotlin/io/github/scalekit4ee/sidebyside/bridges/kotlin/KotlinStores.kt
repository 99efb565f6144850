package io.github.scalekit4ee.sidebyside.bridges.kotlin

import io.github.scalekit4ee.RequiresScopes
import jakarta.annotation.security.RolesAllowed
import jakarta.ws.rs.Consumes
import jakarta.ws.rs.POST
import jakarta.ws.rs.Path

/** Has the annotations of Jakarta REST, and none about callers. */
interface KotlinStore<T> {
    @POST
    @Path("interface")
    @Consumes("text/plain")
    fun put(thing: T): String
}

/** The same as a class. */
abstract class KotlinBaseStore<T> {
    @POST
    @Path("superclass")
    @Consumes("text/plain")
    open fun keep(thing: T): String = "kept"

    @POST
    @Path("superclass-scope")
    @Consumes("text/plain")
    open fun keepWithScope(thing: T): String = "kept"
}

/** Says who may call, on the methods that it overrides. */
@Path("kotlin")
open class KotlinStringStore : KotlinBaseStore<String>(), KotlinStore<String> {
    @RolesAllowed("deploy:applications")
    override fun put(thing: String): String = "put"

    @RolesAllowed("deploy:applications")
    override fun keep(thing: String): String = "kept here"

    @RequiresScopes("deploy:applications")
    override fun keepWithScope(thing: String): String = "kept here"
}
