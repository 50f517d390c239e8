CREATE TABLE "daily_overview" (
	"person_id" text NOT NULL,
	"date" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "daily_overview_person_id_date_pk" PRIMARY KEY("person_id","date")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" bigint NOT NULL,
	"at" bigint NOT NULL,
	"due_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_address" (
	"person_id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"at" bigint NOT NULL,
	"confirmed_at" bigint,
	"daily" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_link" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"address" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"space_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"n" bigint NOT NULL,
	"thread_id" text,
	"at" bigint NOT NULL,
	"read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "notice_cursor" (
	"log_id" text PRIMARY KEY NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_level" (
	"person_id" text NOT NULL,
	"space_id" text NOT NULL,
	"level" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "notice_level_person_id_space_id_pk" PRIMARY KEY("person_id","space_id")
);
--> statement-breakpoint
CREATE TABLE "conduct_acceptance" (
	"person_id" text NOT NULL,
	"version" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "conduct_acceptance_person_id_version_pk" PRIMARY KEY("person_id","version")
);
--> statement-breakpoint
CREATE TABLE "posting_hours" (
	"school_id" text PRIMARY KEY NOT NULL,
	"starts" text NOT NULL,
	"ends" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiet_hours" (
	"person_id" text PRIMARY KEY NOT NULL,
	"starts" text NOT NULL,
	"ends" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "freezing" (
	"space_id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mute" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"person_id" text NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"space_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"reporter_id" text NOT NULL,
	"reason" text NOT NULL,
	"sentence" text,
	"author_id" text NOT NULL,
	"author_school_id" text NOT NULL,
	"about_staff" boolean NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"lang" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_fold" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_step" (
	"report_id" text NOT NULL,
	"kind" text NOT NULL,
	"outcome" text,
	"note" text,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "report_step_report_id_kind_pk" PRIMARY KEY("report_id","kind")
);
--> statement-breakpoint
ALTER TABLE "message_pin" ADD COLUMN "space_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "daily_overview" ADD CONSTRAINT "daily_overview_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_level" ADD CONSTRAINT "notice_level_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_level" ADD CONSTRAINT "notice_level_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conduct_acceptance" ADD CONSTRAINT "conduct_acceptance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting_hours" ADD CONSTRAINT "posting_hours_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_hours" ADD CONSTRAINT "quiet_hours_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freezing" ADD CONSTRAINT "freezing_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freezing" ADD CONSTRAINT "freezing_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_person_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_author_school_id_school_id_fk" FOREIGN KEY ("author_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_fold" ADD CONSTRAINT "report_fold_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_step" ADD CONSTRAINT "report_step_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_step" ADD CONSTRAINT "report_step_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_by_state" ON "mail" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "mail_by_person" ON "mail" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "mail_link_by_person" ON "mail_link" USING btree ("person_id","kind");--> statement-breakpoint
CREATE INDEX "mail_link_by_expiry" ON "mail_link" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("person_id","subject_id");--> statement-breakpoint
CREATE INDEX "notice_by_person" ON "notice" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person_id","read_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mute_once" ON "mute" USING btree ("project_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_once" ON "report" USING btree ("reporter_id","subject_id","kind");--> statement-breakpoint
CREATE INDEX "report_by_project" ON "report" USING btree ("project_id","at");--> statement-breakpoint
CREATE INDEX "report_by_space" ON "report" USING btree ("space_id");--> statement-breakpoint
CREATE INDEX "report_by_subject" ON "report" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "report_fold_by_author" ON "report_fold" USING btree ("author_id","at");--> statement-breakpoint
ALTER TABLE "message_pin" ADD CONSTRAINT "message_pin_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_of_message" ON "event" USING btree ("log_id","n") WHERE type = 'message.posted';--> statement-breakpoint
CREATE INDEX "message_pin_by_space" ON "message_pin" USING btree ("space_id");