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
ALTER TABLE "daily_overview" ADD CONSTRAINT "daily_overview_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_level" ADD CONSTRAINT "notice_level_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_level" ADD CONSTRAINT "notice_level_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_by_state" ON "mail" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "mail_by_person" ON "mail" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "mail_link_by_person" ON "mail_link" USING btree ("person_id","kind");--> statement-breakpoint
CREATE INDEX "mail_link_by_expiry" ON "mail_link" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("person_id","subject_id");--> statement-breakpoint
CREATE INDEX "notice_by_person" ON "notice" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person_id","read_at");