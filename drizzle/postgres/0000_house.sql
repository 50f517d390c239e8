CREATE TABLE "login_session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"absolute_expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"log_id" text NOT NULL,
	"n" bigint NOT NULL,
	"type" text NOT NULL,
	"actor_id" text,
	"school_id" text,
	"subject" text NOT NULL,
	"at" bigint NOT NULL,
	"data" jsonb NOT NULL,
	"client_id" text,
	"command_hash" text,
	CONSTRAINT "event_log_id_n_pk" PRIMARY KEY("log_id","n")
);
--> statement-breakpoint
CREATE TABLE "log" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"head" bigint NOT NULL,
	"first" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "class_member" (
	"class_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "class_member_class_id_person_id_pk" PRIMARY KEY("class_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "day_off" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"from_date" text NOT NULL,
	"to_date" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_coordinator" (
	"exchange_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "exchange_coordinator_exchange_id_person_id_pk" PRIMARY KEY("exchange_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "exchange_school" (
	"exchange_id" text NOT NULL,
	"school_id" text NOT NULL,
	"slot" bigint NOT NULL,
	CONSTRAINT "exchange_school_exchange_id_school_id_pk" PRIMARY KEY("exchange_id","school_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_span" (
	"school_id" text NOT NULL,
	"weekday" bigint NOT NULL,
	"starts" text NOT NULL,
	"ends" text NOT NULL,
	"optional" boolean NOT NULL,
	CONSTRAINT "lesson_span_school_id_weekday_starts_pk" PRIMARY KEY("school_id","weekday","starts")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"role" text NOT NULL,
	"sign_in_name" text NOT NULL,
	"name" text NOT NULL,
	"language" text,
	"password_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "person_sign_in_name_unique" UNIQUE("sign_in_name")
);
--> statement-breakpoint
CREATE TABLE "school" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"zone" text NOT NULL,
	"language" text NOT NULL,
	"safeguarding_contact" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_class" (
	"id" text PRIMARY KEY NOT NULL,
	"school_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspension" (
	"person_id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" bigint NOT NULL,
	"until" bigint,
	"read_to" bigint NOT NULL,
	"seen_to" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"seen_to_before" bigint NOT NULL,
	"seen_at_before" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"exchange_id" text NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"language" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"created_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "project_school" (
	"project_id" text NOT NULL,
	"school_id" text NOT NULL,
	CONSTRAINT "project_school_project_id_school_id_pk" PRIMARY KEY("project_id","school_id")
);
--> statement-breakpoint
CREATE TABLE "space" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"position" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"n" bigint NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"lang" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_hiding" (
	"message_id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thread" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_log_id_log_id_fk" FOREIGN KEY ("log_id") REFERENCES "public"."log"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_member" ADD CONSTRAINT "class_member_class_id_school_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_member" ADD CONSTRAINT "class_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_off" ADD CONSTRAINT "day_off_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_coordinator" ADD CONSTRAINT "exchange_coordinator_exchange_id_exchange_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchange"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_coordinator" ADD CONSTRAINT "exchange_coordinator_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_school" ADD CONSTRAINT "exchange_school_exchange_id_exchange_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchange"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_school" ADD CONSTRAINT "exchange_school_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_span" ADD CONSTRAINT "lesson_span_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_exchange_id_exchange_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."exchange"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_school" ADD CONSTRAINT "project_school_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_school" ADD CONSTRAINT "project_school_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space" ADD CONSTRAINT "space_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_hiding" ADD CONSTRAINT "message_hiding_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_hiding" ADD CONSTRAINT "message_hiding_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "login_session_by_person" ON "login_session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "login_session_by_expiry" ON "login_session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_by_command" ON "event" USING btree ("actor_id","client_id");--> statement-breakpoint
CREATE INDEX "class_member_by_person" ON "class_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "day_off_by_school" ON "day_off" USING btree ("school_id","from_date");--> statement-breakpoint
CREATE INDEX "person_by_school" ON "person" USING btree ("school_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_once" ON "membership" USING btree ("space_id","person_id");--> statement-breakpoint
CREATE INDEX "membership_by_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "space_by_project" ON "space" USING btree ("project_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "message_in_order" ON "message" USING btree ("thread_id","n");--> statement-breakpoint
CREATE INDEX "message_hiding_by_person" ON "message_hiding" USING btree ("by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "thread_by_owner" ON "thread" USING btree ("owner_kind","owner_id");