CREATE TABLE "board_column" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"name" text NOT NULL,
	"rank" text NOT NULL,
	"holds_done" boolean NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "card" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"column_id" text NOT NULL,
	"rank" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"lang" text NOT NULL,
	"version" bigint NOT NULL,
	"due_date" text,
	"due_time" text,
	"due_zone" text,
	"due_at" bigint,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_assignee" (
	"card_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "card_assignee_card_id_person_id_pk" PRIMARY KEY("card_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "card_removal" (
	"card_id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blob" (
	"id" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_removal" (
	"file_id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_version" (
	"id" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"version" bigint NOT NULL,
	"blob_id" text NOT NULL,
	"preview_id" text,
	"type" text NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upload" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"person_id" text NOT NULL,
	"command_id" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" text,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_password" (
	"person_id" text PRIMARY KEY NOT NULL,
	"by_id" text,
	"at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"teacher_id" text NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	"answer" text,
	"answered_at" bigint
);
--> statement-breakpoint
CREATE TABLE "opening" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"by_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_class" (
	"project_id" text NOT NULL,
	"class_id" text NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "project_class_project_id_class_id_pk" PRIMARY KEY("project_id","class_id")
);
--> statement-breakpoint
ALTER TABLE "class_member" ADD COLUMN "until" bigint;--> statement-breakpoint
ALTER TABLE "class_member" ADD COLUMN "last_day" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "first_sign_in_at" bigint;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "openings_allowed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "template" text DEFAULT 'blank' NOT NULL;--> statement-breakpoint
ALTER TABLE "board_column" ADD CONSTRAINT "board_column_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_column_id_board_column_id_fk" FOREIGN KEY ("column_id") REFERENCES "public"."board_column"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_assignee" ADD CONSTRAINT "card_assignee_card_id_card_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."card"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_assignee" ADD CONSTRAINT "card_assignee_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_removal" ADD CONSTRAINT "card_removal_card_id_card_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."card"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_removal" ADD CONSTRAINT "card_removal_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_removal" ADD CONSTRAINT "file_removal_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_removal" ADD CONSTRAINT "file_removal_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_blob_id_blob_id_fk" FOREIGN KEY ("blob_id") REFERENCES "public"."blob"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_preview_id_blob_id_fk" FOREIGN KEY ("preview_id") REFERENCES "public"."blob"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_password" ADD CONSTRAINT "one_time_password_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_teacher_id_person_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_space_id_space_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."space"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_class" ADD CONSTRAINT "project_class_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_class" ADD CONSTRAINT "project_class_class_id_school_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "board_column_in_order" ON "board_column" USING btree ("space_id","rank");--> statement-breakpoint
CREATE UNIQUE INDEX "card_in_order" ON "card" USING btree ("column_id","rank");--> statement-breakpoint
CREATE INDEX "card_by_space" ON "card" USING btree ("space_id");--> statement-breakpoint
CREATE INDEX "card_by_due" ON "card" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "card_assignee_by_person" ON "card_assignee" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "file_by_name" ON "file" USING btree ("space_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "file_version_in_order" ON "file_version" USING btree ("file_id","version");--> statement-breakpoint
CREATE INDEX "file_version_by_blob" ON "file_version" USING btree ("blob_id");--> statement-breakpoint
CREATE INDEX "upload_by_person" ON "upload" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "upload_by_age" ON "upload" USING btree ("at");--> statement-breakpoint
CREATE INDEX "invitation_by_project" ON "invitation" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "invitation_by_teacher" ON "invitation" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "opening_by_space" ON "opening" USING btree ("space_id","at");--> statement-breakpoint
CREATE INDEX "project_class_by_class" ON "project_class" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "membership_by_role" ON "membership" USING btree ("space_id","role");